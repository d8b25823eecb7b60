// What a view may ask for. Views know these and the state, nothing else.

/**
 * @typedef {object} Actions
 * @property {(event: Event) => void} typed the text has changed
 * @property {() => void} tryExample
 * @property {(tokens: boolean) => void} showTokens
 * @property {(event: Event) => void} typedOutput
 * @property {(mode: "compare" | "feature") => void} openPicker
 * @property {(chosen: string, choose: (key: string) => void) => void} askForModel opens the picker for another view
 * @property {() => void} closePicker
 * @property {() => void} pickerClosed
 * @property {(search: string) => void} searchModels
 * @property {(step: number) => void} moveInPicker by one, around the ends; by more, up to them
 * @property {(index: number) => void} activateOption
 * @property {() => void} pickActive
 * @property {(key: string) => void} pick
 * @property {(key: string) => void} feature
 * @property {(key: string) => void} remove
 * @property {(name: string, instead?: string) => void} settleUnknown forgets the name, or takes another
 * @property {() => void} retry
 * @property {() => void} share
 * @property {() => void} exportTable
 * @property {() => void} toSlip
 * @property {() => void} openView tries again to fetch the view that is asked for
 * @property {() => void} toggleDetails
 * @property {() => void} toCurrency
 * @property {(change: Partial<import("../terms.js").PageTerms>) => void} setTerms
 * @property {(field: "calls" | "prefix" | "reads", event: Event) => void} typedTerm
 * @property {() => void} prefixFromSelection
 * @property {(code: string) => void} chooseCurrency
 * @property {(change: { rate?: string, date?: string }) => void} changeCurrency
 * @property {() => void} calibrate with the usage in the field
 * @property {() => void} forgetCalibration
 * @property {(event: Event) => void} usePrices those in the field
 * @property {(event: DragEvent) => void} dropPrices
 * @property {(event: Event) => void} pickPrices a file
 * @property {() => void} forgetPrices
 * @property {(theme: "auto" | "light" | "dark") => void} setTheme
 */

export {};
