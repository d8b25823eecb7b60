// Every sentence of the view "Which token?", in English. The formulas and caveats are the engine's.

export const t = {
  title: "Which token do you mean?",
  lead: "Two things are called “AI token”. They share the word and nothing else; measures of one say nothing about the other.",
  chooser: "Your token is …",
  billed: {
    title: "billed by a provider",
    what: "A piece of text, some four letters long. The provider of a model meters what goes in and comes out, and bills it.",
    examples: "Of GPT, Claude, Gemini, Llama, Mistral …",
    go: "Count a text",
  },
  traded: {
    title: "traded on an exchange",
    what: "A crypto asset of a project. People buy it to pay, to stake, to vote or to sell it again.",
    examples: "FET, TAO, RENDER, OCEAN, AKT …",
    go: "To the sheet",
  },

  differs: {
    title: "What differs",
    what: "",
    billed: "Billed by a provider",
    traded: "Traded on an exchange",
    rows: [
      [
        "Unit of account",
        "One piece of text in one model’s vocabulary. The same text is more or fewer in another model.",
        "One entry in a ledger. It is the same for everybody and can be passed on.",
      ],
      [
        "Price mechanism",
        "A price list, per million tokens, in a currency. The provider sets it and says when it changes.",
        "Whatever the last buyer and seller agreed on, at any minute of the day.",
      ],
      [
        "Supply",
        "There is none to run out of: tokens are made by being counted. What is scarce is computing.",
        "So many circulate, so many may exist, so many are new each year. Rules say so, and votes change them.",
      ],
      ["Governance", "The provider, by its terms.", "Votes of holders, a foundation, a contract."],
      [
        "Key figures",
        "Tokens in and out, price per million, context window, share that is cached.",
        "Market cap, fully diluted value, inflation, unlocks against volume, fees, staking.",
      ],
      [
        "Vesting",
        "Nothing vests. A commitment of spend is the nearest thing.",
        "Teams and investors get theirs after a cliff, bit by bit, and may sell.",
      ],
      [
        "Risk",
        "A bill larger than planned; a price that changes; a model that is retired.",
        "The price may fall to nothing; supply grows; the token may not be needed for the service.",
      ],
    ],
  },
};
