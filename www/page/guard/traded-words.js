// Words of traded tokens, which somebody may type where models are looked for. A list of words and no data
// of the other sheet: the two know nothing of each other.
import { saysOneOf } from "./says-one-of.js";

const WORDS = [
  ...["fet", "asi", "agix", "tao", "render", "rndr", "ocean", "akt", "btc", "eth", "bitcoin", "ethereum"],
  ...["fetch.ai", "bittensor", "render network", "ocean protocol", "akash", "singularitynet"],
  ...["market cap", "marketcap", "market capitalization", "fdv", "fully diluted", "circulating supply"],
  ...["max supply", "total supply", "vesting", "staking", "halving", "tokenomics", "airdrop", "unlocks"],
  ...["crypto", "cryptocurrency", "coin", "altcoin", "wallet", "price prediction", "coinmarketcap"],
]; // prettier-ignore

/** @param {string} search */
export const meansTraded = (search) => saysOneOf(search, WORDS);
