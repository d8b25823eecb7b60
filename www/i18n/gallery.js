// What the page of embeddings says, in English.

export const t = {
  views: {
    label: "Views",
    others: [
      ["./", "Count"],
      ["./#workflows", "Workflows"],
      ["./#which-token", "Which token?"],
    ],
    embed: "Embed",
  },
  copy: "Copy",
  copied: "Copied",
  copyByHand: "Selected: copy it by hand",
  code: (/** @type {string} */ title) => `${title}: lines to copy`,
  more: "Every attribute, event, part and colour stands in docs/element.md of the package. What is typed is counted where it stands: no text leaves the page.",
  sheet: `In your style sheet:
.own-colours {
  --token-till-accent: light-dark(#6d28d9, #c4b5fd);
  --token-till-radius: 0;
  --token-till-font: Georgia, serif;
}
.own-colours::part(amount) {
  font-style: italic;
}`,
  kinds: {
    field: {
      title: "Under a prompt box",
      about: "Counts a field that you have already: a textarea, an input or an editable element.",
    },
    line: { title: "One line", about: "For a toolbar, a form or a sentence." },
    whole: {
      title: "A counter of its own",
      about: "With a field to type into, for a blog or a wiki.",
    },
    finished: {
      title: "A finished prompt in an article",
      about: "The badge counts what the article says, and follows when it is edited.",
    },
    frame: {
      title: "In a frame",
      about:
        "For Confluence, Notion, MediaWiki and others that take an address only. Its attributes stand behind the #, where no server sees them; it tells the host its height.",
    },
    currency: {
      title: "Another language, another currency",
      about: "The rate is yours, and so is its day: nothing is fetched.",
    },
    colours: { title: "Your own colours", about: "Custom properties and parts reach every piece." },
  },
};
