"""Makes reference.json: texts of our own with the counts and ids of the reference programs.

Needs Python 3.13 with tiktoken 0.14, tokenizers 0.23, sentencepiece 0.2 and ctok 1.3, a folder with the files that
`npm run vocabularies` downloads, under their vocabularies' names, the folder `assets` of the crate
tiktoken-rs, and Google's Gemma 3 model from the crate gemini-tokenizer (for gemma3).
The texts: lines of the Universal Declaration of Human Rights, which anybody may print, and texts written
for this file. Usage: reference.py FILES ASSETS GEMMA_MODEL > reference.json
"""

import base64
import hashlib
import json
import os
import random
import sys

import ctok
import sentencepiece
import tiktoken
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

FILES, ASSETS, GEMMA = sys.argv[1:4]

R50K = r"'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s"
CL100K = r"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s"
O200K = r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"
LLAMA3 = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
QWEN3 = LLAMA3.replace(r"\p{N}{1,3}", r"\p{N}")
QWEN36 = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
KIMI = "|".join(
    [
        r"[\p{Han}]+",
        r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]*[\p{Ll}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
        r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]+[\p{Ll}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
        r"\p{N}{1,3}",
        r" ?[^\s\p{L}\p{N}]+[\r\n]*",
        r"\s*[\r\n]+",
        r"\s+(?!\S)",
        r"\s+",
    ]
)


def path(name):
    return os.path.join(FILES, name)


def ranks(file):
    with open(file, "rb") as lines:
        pairs = (line.split() for line in lines if line.strip())
        return {base64.b64decode(token): int(rank) for token, rank in pairs}


def by_tiktoken(name, mergeable, pattern):
    encoding = tiktoken.Encoding(
        name, pat_str=pattern, mergeable_ranks=mergeable, special_tokens={}
    )
    return encoding.encode_ordinary


def tekken():
    with open(path("mistral_tekken"), encoding="utf-8") as file:
        document = json.load(file)
    used = document["config"]["default_vocab_size"] - document["config"]["default_num_special_tokens"]
    mergeable = {base64.b64decode(t["token_bytes"]): t["rank"] for t in document["vocab"][:used]}
    return by_tiktoken("tekken", mergeable, document["config"]["pattern"])


def spelled():
    own = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in own]
    return {byte: chr(byte) for byte in own} | {byte: chr(256 + i) for i, byte in enumerate(others)}


def last_merge(token, mergeable):
    parts = [bytes([byte]) for byte in token]
    while len(parts) > 2:
        found = [(mergeable.get(a + b), i) for i, (a, b) in enumerate(zip(parts, parts[1:]))]
        rank, i = min(((r, i) for r, i in found if r is not None), default=(None, 0))
        if rank is None:
            return None
        parts[i : i + 2] = [parts[i] + parts[i + 1]]
    return parts


def by_tokenizers(mergeable, pattern):
    """The same vocabulary in the program that Qwen's models are served with."""
    spelling = spelled()
    spell = lambda token: "".join(spelling[byte] for byte in token)
    ordered = sorted(mergeable, key=mergeable.get)
    merges = [last_merge(token, mergeable) for token in ordered if len(token) > 1]
    # A few tokens are the result of no merge.
    merges = [(spell(pair[0]), spell(pair[1])) for pair in merges if pair]
    vocabulary = {spell(token): rank for token, rank in mergeable.items()}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=merges))
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(pattern), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    return lambda text: tokenizer.encode(text, add_special_tokens=False).ids


def deepseek():
    with open(path("deepseek_v3"), encoding="utf-8") as file:
        document = json.load(file)
    # Special tokens in a text are text.
    document["added_tokens"] = []
    document["post_processor"] = None
    tokenizer = Tokenizer.from_str(json.dumps(document))
    return lambda text: tokenizer.encode(text, add_special_tokens=False).ids


def encoders():
    asset = lambda name: ranks(os.path.join(ASSETS, f"{name}.tiktoken"))
    gemma = sentencepiece.SentencePieceProcessor(model_file=GEMMA)
    return {
        "r50k_base": by_tiktoken("r50k", asset("r50k_base"), R50K),
        "cl100k_base": by_tiktoken("cl100k", asset("cl100k_base"), CL100K),
        "o200k_base": by_tiktoken("o200k", asset("o200k_base"), O200K),
        "llama3": by_tiktoken("llama3", ranks(path("llama3")), LLAMA3),
        "llama4": by_tiktoken("llama4", ranks(path("llama4")), O200K),
        "mistral_tekken": tekken(),
        "qwen3": by_tokenizers(ranks(path("qwen3")), QWEN3),
        "qwen3_6": by_tokenizers(ranks(path("qwen3_6")), QWEN36),
        "deepseek_v3": deepseek(),
        "kimi_k2": by_tiktoken("kimi", ranks(path("kimi_k2")), KIMI),
        "glm4": by_tiktoken("glm", ranks(path("glm4")), LLAMA3),
        "gemma3": gemma.encode,
    }


ARTICLE_1 = """All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and should act towards one another in a spirit of brotherhood.
Alle Menschen sind frei und gleich an Würde und Rechten geboren.
Tous les êtres humains naissent libres et égaux en dignité et en droits.
Todos los seres humanos nacen libres e iguales en dignidad y derechos.
Все люди рождаются свободными и равными в своем достоинстве и правах.
Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.
人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。
すべての人間は、生れながらにして自由であり、かつ、尊厳と権利とについて平等である。
모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.
सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।
يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق.
כל בני אדם נולדו בני חורין ושווים בערכם ובזכויותיהם.
มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ
Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền.
Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar.
Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw."""

WRITTEN = [
    "",
    " ",
    "hello world",
    "I'm sure they'LL say it's 1234567 tokens, isn’t it?\n\n\nYes.   \n  ",
    "def total(items):\n    return sum(i.price * i.count for i in items)  # 3.14\n\n\nclass A(B):\n\tpass\n",
    '{\n  "name": "Ada",\n  "tags": ["x", "y"],\n  "n": [1, 22, 333, 4444]\n}\n',
    "<table class=\"t\"><tr><td><strong>12</strong></td></tr></table><br>\n<h1>Hi</h1><unused7> <start_of_turn>user",
    "SELECT a, COUNT(*) FROM t WHERE b <> 'c' GROUP BY a; -- 100%",
    "a" * 200 + " " * 70 + "\t" * 9 + "\n" * 40 + "=" * 90,
    "camelCaseXMLHttpRequest snake_case_NAME kebab-case-name URLs: https://example.org/a/b?c=d&e=%20f#g",
    "e\u0301 o\u0308 n\u0303 \u1112\u1161\u11ab \u212b \u2126 \u0958 a\u0328\u0301 q\u0323\u0307",
    "👩\u200d💻 🏳️\u200d🌈 🇩🇪 1️⃣ 🤷🏽‍♀️ ¯\\_(ツ)_/¯ ①②③ ½ Ⅷ ﬁ",
    "100, 1000, 10000, 100000, 1٢٣٤, ५६७८, 一二三123四五六7",
    "中文english混排，カタカナとひらがな〇々〆 한글ABC漢字。「」『』！？",
    "\u0000\u0001\u007f\u0085\u00a0\u2028\u3000\ufeff\u200b\u202e\ud7ff\ue000\ufffd\U0010ffff",
    "$x = !important; #include <stdio.h> && || -> => ::= @media (max-width:100px){} 'single' \"double\"",
]

MIXTURE = [" ", "  ", "\n", "\r\n", "\t", "a", "The", " the", "WORD", "Wörd", "'s", "'LL", "12", "3456", "é", "e\u0301",
           "中", "文字", "の", "カ", "한", "\u1112\u1161", "ไ", "\u0e34", "ก", "न", "\u093f", "م", "\u064e", "Ж", "ж", "ǅ", "ʰ", "ß",
           ".", "...", "/", "//", "_", "-", "<b>", "</div>", "{", "});", "€", "—", "’", "😀", "🇩", "\u200d", "\ufe0f", "\u00a0",
           "\u3000", "½", "Ⅷ", "٣", "〇", "々", "\u302a", "\u09fe", "\u0315", "\U0001d4d0", "\U00020000", "\u0000", "\u0378"]


def texts():
    lines = ARTICLE_1.split("\n")
    named = [(f"article-{i:02}", line) for i, line in enumerate(lines)] + [("article", ARTICLE_1)]
    named += [(f"written-{i:02}", text) for i, text in enumerate(WRITTEN)]
    chosen = random.Random(20261123)
    for i in range(40):
        length = chosen.randrange(3, 90)
        named.append((f"mixture-{i:02}", "".join(chosen.choice(MIXTURE) for _ in range(length))))
    return named


# What a message costs besides its text.
FRAMES = {"claude_3": ("3.0", 7), "claude_4_7": ("4.7", 11), "claude_4_8": ("4.8", 6)}


def claude(text):
    if not text:
        return {}
    return {name: ctok.token_count(text, version) - frame for name, (version, frame) in FRAMES.items()}


def digest(ids):
    return hashlib.sha256(",".join(map(str, ids)).encode()).hexdigest()[:16]


def main():
    programs = encoders()
    rows = []
    for name, text in texts():
        ids = {encoding: encode(text) for encoding, encode in programs.items()}
        counts = {encoding: len(row) for encoding, row in ids.items()}
        counts |= claude(text)
        digests = {encoding: digest(row) for encoding, row in ids.items()}
        rows.append({"id": name, "text": text, "counts": counts, "digest": digests})
    print("[\n" + ",\n".join(json.dumps(row, ensure_ascii=True) for row in rows) + "\n]")


main()
