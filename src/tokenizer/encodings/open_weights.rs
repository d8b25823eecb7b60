//! The encodings of models whose vocabularies are published with their weights.
//! Special tokens: each from the package that the vocabulary is taken from, and for Kimi and GLM from the
//! crate tiktoken 4.1.2 (MIT), which carries them as published.

use super::{Encoding, Normalization, SpecialTokens, Splitter};
use crate::tokenizer::normalize::Edition;
use crate::tokenizer::special::Numbered;

pub(super) const LLAMA3: Encoding = Encoding {
    name: "llama3",
    vocabulary: "llama3",
    normalization: Normalization::None,
    splitter: Splitter::Llama3,
    special: SpecialTokens {
        named: &[
            (128000, &["<|begin_of_text|>", "<|end_of_text|>"]),
            (
                128004,
                &[
                    "<|finetune_right_pad_id|>",
                    "<|step_id|>",
                    "<|start_header_id|>",
                    "<|end_header_id|>",
                    "<|eom_id|>",
                    "<|eot_id|>",
                    "<|python_tag|>",
                    "<|image|>",
                ],
            ),
        ],
        numbered: &[
            Numbered { around: RESERVED, digits: 1, first: 0, ids: 128002..128004 },
            Numbered { around: RESERVED, digits: 1, first: 2, ids: 128012..128256 },
        ],
    },
};

const RESERVED: (&str, &str) = ("<|reserved_special_token_", "|>");
const POST_TRAIN: (&str, &str) = ("<|text_post_train_reserved_special_token_", "|>");
const VISION: (&str, &str) = ("<|vision_reserved_special_token_", "|>");
const REASONING: (&str, &str) = ("<|reasoning_reserved_special_token_", "|>");

pub(super) const LLAMA4: Encoding = Encoding {
    name: "llama4",
    vocabulary: "llama4",
    normalization: Normalization::None,
    splitter: Splitter::O200k,
    special: SpecialTokens {
        named: &[
            (
                200000,
                &[
                    "<|begin_of_text|>",
                    "<|end_of_text|>",
                    "<|fim_prefix|>",
                    "<|fim_middle|>",
                    "<|fim_suffix|>",
                    "<|header_start|>",
                    "<|header_end|>",
                    "<|eom|>",
                    "<|eot|>",
                    "<|step|>",
                ],
            ),
            (200016, &["<|python_start|>", "<|python_end|>", "<|finetune_right_pad|>"]),
            (200080, &["<|image_start|>", "<|image_end|>"]),
            (200084, &["<|tile_x_separator|>", "<|tile_y_separator|>"]),
            (200090, &["<|image|>"]),
            (200092, &["<|patch|>"]),
            (201142, &["<|reasoning_thinking_start|>", "<|reasoning_thinking_end|>"]),
        ],
        numbered: &[
            Numbered { around: POST_TRAIN, digits: 1, first: 0, ids: 200010..200016 },
            Numbered { around: POST_TRAIN, digits: 1, first: 8, ids: 200019..200080 },
            Numbered { around: VISION, digits: 1, first: 0, ids: 200082..200084 },
            Numbered { around: VISION, digits: 1, first: 2, ids: 200086..200090 },
            Numbered { around: VISION, digits: 1, first: 6, ids: 200091..200092 },
            Numbered { around: VISION, digits: 1, first: 7, ids: 200093..201134 },
            Numbered { around: REASONING, digits: 1, first: 0, ids: 201134..201142 },
            Numbered { around: RESERVED, digits: 1, first: 0, ids: 201144..202048 },
        ],
    },
};

pub(super) const MISTRAL_TEKKEN: Encoding = Encoding {
    name: "mistral_tekken",
    vocabulary: "mistral_tekken",
    normalization: Normalization::None,
    splitter: Splitter::MistralTekken,
    special: SpecialTokens {
        named: &[(
            0,
            &[
                "<unk>",
                "<s>",
                "</s>",
                "[INST]",
                "[/INST]",
                "[AVAILABLE_TOOLS]",
                "[/AVAILABLE_TOOLS]",
                "[TOOL_RESULTS]",
                "[/TOOL_RESULTS]",
                "[TOOL_CALLS]",
                "[IMG]",
                "<pad>",
                "[IMG_BREAK]",
                "[IMG_END]",
                "[PREFIX]",
                "[MIDDLE]",
                "[SUFFIX]",
                "[SYSTEM_PROMPT]",
                "[/SYSTEM_PROMPT]",
                "[TOOL_CONTENT]",
            ],
        )],
        numbered: &[Numbered { around: ("<SPECIAL_", ">"), digits: 1, first: 20, ids: 20..1000 }],
    },
};

pub(super) const QWEN3: Encoding = Encoding {
    name: "qwen3",
    vocabulary: "qwen3",
    normalization: Normalization::Nfc(Edition::Older),
    splitter: Splitter::Qwen3,
    special: SpecialTokens {
        named: &[
            (151643, QWEN_COMMON),
            (
                151657,
                &[
                    "<tool_call>",
                    "</tool_call>",
                    "<|fim_prefix|>",
                    "<|fim_middle|>",
                    "<|fim_suffix|>",
                    "<|fim_pad|>",
                    "<|repo_name|>",
                    "<|file_sep|>",
                    "<tool_response>",
                    "</tool_response>",
                    "<think>",
                    "</think>",
                ],
            ),
        ],
        numbered: &[],
    },
};

const QWEN_COMMON: &[&str] = &[
    "<|endoftext|>",
    "<|im_start|>",
    "<|im_end|>",
    "<|object_ref_start|>",
    "<|object_ref_end|>",
    "<|box_start|>",
    "<|box_end|>",
    "<|quad_start|>",
    "<|quad_end|>",
    "<|vision_start|>",
    "<|vision_end|>",
    "<|vision_pad|>",
    "<|image_pad|>",
    "<|video_pad|>",
];

pub(super) const QWEN3_6: Encoding = Encoding {
    name: "qwen3_6",
    vocabulary: "qwen3_6",
    normalization: Normalization::Nfc(Edition::Older),
    splitter: Splitter::Qwen36,
    special: SpecialTokens {
        named: &[
            (248044, QWEN_COMMON),
            (
                248058,
                &[
                    "<tool_call>",
                    "</tool_call>",
                    "<|fim_prefix|>",
                    "<|fim_middle|>",
                    "<|fim_suffix|>",
                    "<|fim_pad|>",
                    "<|repo_name|>",
                    "<|file_sep|>",
                    "<tool_response>",
                    "</tool_response>",
                    "<think>",
                    "</think>",
                    "<|audio_start|>",
                    "<|audio_end|>",
                    "<tts_pad>",
                    "<tts_text_bos>",
                    "<tts_text_eod>",
                    "<tts_text_bos_single>",
                    "<|audio_pad|>",
                ],
            ),
        ],
        numbered: &[],
    },
};

pub(super) const DEEPSEEK_V3: Encoding = Encoding {
    name: "deepseek_v3",
    vocabulary: "deepseek_v3",
    normalization: Normalization::None,
    splitter: Splitter::DeepseekV3,
    special: SpecialTokens {
        named: &[
            (0, &["<｜begin▁of▁sentence｜>", "<｜end▁of▁sentence｜>", "<｜▁pad▁｜>"]),
            (
                128800,
                &[
                    "<｜fim▁hole｜>",
                    "<｜fim▁begin｜>",
                    "<｜fim▁end｜>",
                    "<｜User｜>",
                    "<｜Assistant｜>",
                    "<|EOT|>",
                    "<｜tool▁calls▁begin｜>",
                    "<｜tool▁calls▁end｜>",
                    "<｜tool▁call▁begin｜>",
                    "<｜tool▁call▁end｜>",
                    "<｜tool▁outputs▁begin｜>",
                    "<｜tool▁outputs▁end｜>",
                    "<｜tool▁output▁begin｜>",
                    "<｜tool▁output▁end｜>",
                    "<｜tool▁sep｜>",
                ],
            ),
            (128821, &["<think>", "</think>"]),
        ],
        numbered: &[Numbered {
            around: ("<｜place▁holder▁no▁", "｜>"),
            digits: 1,
            first: 0,
            ids: 128000..128800,
        }],
    },
};

pub(super) const KIMI_K2: Encoding = Encoding {
    name: "kimi_k2",
    vocabulary: "kimi_k2",
    normalization: Normalization::None,
    splitter: Splitter::KimiK2,
    special: SpecialTokens {
        named: &[
            (163584, &["[BOS]", "[EOS]", "<|im_end|>", "<|im_user|>", "<|im_assistant|>"]),
            (163590, &["<|start_header_id|>", "<|end_header_id|>"]),
            (
                163593,
                &[
                    "[EOT]",
                    "<|im_system|>",
                    "<|tool_calls_section_begin|>",
                    "<|tool_calls_section_end|>",
                    "<|tool_call_begin|>",
                    "<|tool_call_argument_begin|>",
                    "<|tool_call_end|>",
                ],
            ),
            (163601, &["<|im_middle|>"]),
            (163838, &["[UNK]", "[PAD]"]),
        ],
        numbered: &[],
    },
};

pub(super) const GLM4: Encoding = Encoding {
    name: "glm4",
    vocabulary: "glm4",
    normalization: Normalization::None,
    splitter: Splitter::Llama3,
    special: SpecialTokens {
        named: &[(
            151329,
            &[
                "<|endoftext|>",
                "[MASK]",
                "[gMASK]",
                "[sMASK]",
                "<sop>",
                "<eop>",
                "<|system|>",
                "<|user|>",
                "<|assistant|>",
                "<|observation|>",
                "<|begin_of_image|>",
                "<|end_of_image|>",
                "<|begin_of_video|>",
                "<|end_of_video|>",
                "<|begin_of_audio|>",
                "<|end_of_audio|>",
                "<|begin_of_transcription|>",
                "<|end_of_transcription|>",
                "<|code_prefix|>",
                "<|code_middle|>",
                "<|code_suffix|>",
                "<think>",
                "</think>",
                "<tool_call>",
                "</tool_call>",
                "<tool_response>",
                "</tool_response>",
                "<arg_key>",
                "</arg_key>",
                "<arg_value>",
                "</arg_value>",
                "/nothink",
                "<|begin_of_box|>",
                "<|end_of_box|>",
                "<|image|>",
                "<|video|>",
            ],
        )],
        numbered: &[],
    },
};

pub(super) const GEMMA3: Encoding = Encoding {
    name: "gemma3",
    vocabulary: "gemma3",
    normalization: Normalization::Blanks,
    splitter: Splitter::Gemma3,
    special: SpecialTokens { named: &[(0, &["<pad>", "<eos>", "<bos>", "<unk>"])], numbered: &[] },
};
