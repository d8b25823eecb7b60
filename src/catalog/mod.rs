//! Models and their dated prices. Knows no text, no tokenizer and no clock: the instant is an argument.
