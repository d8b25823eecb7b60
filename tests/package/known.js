// Facts that everybody can look up: what OpenAI's own tokenizer makes of a text. Not from our code.

/** The ids of "hello world". @type {Record<string, number[]>} */
export const helloWorld = {
  r50k_base: [31373, 995],
  p50k_base: [31373, 995],
  p50k_edit: [31373, 995],
  cl100k_base: [15339, 1917],
  o200k_base: [24912, 2375],
  o200k_harmony: [24912, 2375],
};
