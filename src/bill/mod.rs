//! From counts to dollars. Takes counts, never text; knows no clock and no tokenizer.
