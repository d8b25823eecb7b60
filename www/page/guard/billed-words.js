// Words of models and their bills, which somebody may type where traded tokens are looked for. A list of
// words and no data of the other sheet: the two know nothing of each other.
import { saysOneOf } from "./says-one-of.js";

const WORDS = [
  ...["gpt", "chatgpt", "claude", "gemini", "gemma", "llama", "mistral", "grok", "deepseek", "qwen", "kimi"],
  ...["openai", "anthropic", "google", "sonnet", "opus", "haiku", "o1", "o3", "o4", "codex"],
  ...["prompt", "context window", "input tokens", "output tokens", "tokens per", "per million", "cached input"],
  ...["api price", "api cost", "tokenizer", "tiktoken", "llm"],
]; // prettier-ignore

/** @param {string} search */
export const meansBilled = (search) => saysOneOf(search, WORDS);
