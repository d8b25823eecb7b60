// What a view may ask for. Views know these and the state, nothing else.

/**
 * @typedef {object} Actions
 * @property {(event: Event) => void} typed the text has changed
 * @property {() => void} tryExample
 * @property {(tokens: boolean) => void} showTokens
 * @property {(event: Event) => void} typedOutput
 * @property {(mode: "compare" | "feature") => void} openPicker
 * @property {() => void} closePicker
 * @property {(search: string) => void} searchModels
 * @property {(active: number) => void} moveInPicker
 * @property {(id: string) => void} pick
 * @property {(id: string) => void} feature
 * @property {(id: string) => void} remove
 * @property {(name: string, instead?: string) => void} settleUnknown forgets the name, or takes another
 * @property {() => void} retry
 * @property {() => void} share
 * @property {() => void} exportTable
 * @property {() => void} toSlip
 * @property {(theme: "auto" | "light" | "dark") => void} setTheme
 */

export {};
