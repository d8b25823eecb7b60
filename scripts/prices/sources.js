// The pinned price sources. To refresh: raise a version, run `npm run prices`, take the digest that it
// names after looking at the release, and set the names and days in src/catalog/data/curated.toml.
export const sources = {
  genai: {
    package: "genai-prices",
    version: "0.2.3",
    sha256: "c7316b644c58aabf3314ecf6b07afd7432c1632dbf0278246a9fb1169a684a2c",
  },
  litellm: {
    package: "litellm",
    version: "1.109.1",
    sha256: "8f8060d8ce7a40c91b995c74d6a27657543d49e3c1c53430dabd556f244392c6",
  },
};
