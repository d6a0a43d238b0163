/* The stems of English words: Porter's algorithm, letter for letter as Lunr has it, since the index is made with
   Lunr's. Source: https://tartarus.org/martin/PorterStemmer/ */

const CONSONANTS = "[^aeiou][^aeiouy]*";
const VOWELS = "[aeiouy][aeiou]*";
const START = `^(${CONSONANTS})?`;
const HAS_VOWEL = new RegExp(`${START}[aeiouy]`);
const HAS_SYLLABLE = new RegExp(START + VOWELS + CONSONANTS);
const IS_SYLLABLE = new RegExp(`${START}${VOWELS}${CONSONANTS}(${VOWELS})?$`);
const HAS_SYLLABLES = new RegExp(START + (VOWELS + CONSONANTS).repeat(2));
const IS_SHORT = new RegExp(`^${CONSONANTS}[aeiouy][^aeiouwxy]$`);
const LEAST_LETTERS = 3;

/** Endings, and what replaces them. @type {Record<string, string>[]} */
const ENDINGS = [
  {
    ...{ ational: "ate", tional: "tion", enci: "ence", anci: "ance", izer: "ize", bli: "ble", alli: "al" },
    ...{ entli: "ent", eli: "e", ousli: "ous", ization: "ize", ation: "ate", ator: "ate", alism: "al" },
    ...{ iveness: "ive", fulness: "ful", ousness: "ous", aliti: "al", iviti: "ive", biliti: "ble", logi: "log" },
  },
  { icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", ful: "", ness: "" },
];
const REPLACED = ENDINGS.map((each) => ({ pattern: endingIn(Object.keys(each).join("|")), replacements: each }));
const DROPPED = endingIn("al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize");

/** Changes of a word, one after the other. @type {((word: string) => string)[]} */
const CHANGES = [
  (word) => word.replace(/^(.+?)(ss|i)es$|^(.+?)([^s])s$/, "$1$2$3$4"),
  withoutPast,
  (word) => word.replace(/^(.+?[^aeiou])y$/, "$1i"),
  ...REPLACED.map(({ pattern, replacements }) => (/** @type {string} */ word) => {
    return word.replace(pattern, (whole, start, ending) => (HAS_SYLLABLE.test(start) ? start + replacements[ending] : whole));
  }),
  (word) => {
    const [, start] = DROPPED.exec(word) ?? /^(.+?[st])ion$/.exec(word) ?? [];
    return start && HAS_SYLLABLES.test(start) ? start : word;
  },
  (word) => word.replace(/^(.+?)e$/, (whole, start) => (isLong(start) ? start : whole)),
  (word) => (HAS_SYLLABLES.test(word) ? word.replace(/ll$/, "l") : word),
];

/**
 * Return the stem of a word in lowercase.
 *
 * @param {string} word
 */
export function stem(word) {
  if (word.length < LEAST_LETTERS) return word;
  // A Y that begins a word is a consonant.
  return CHANGES.reduce((each, change) => change(each), word.replace(/^y/, "Y")).replace(/^Y/, "y");
}

/** @param {string} word */
function withoutPast(word) {
  const [, agreed] = /^(.+?)eed$/.exec(word) ?? [];
  if (agreed) return HAS_SYLLABLE.test(agreed) ? word.slice(0, -1) : word;
  const [, start] = /^(.+?)(?:ed|ing)$/.exec(word) ?? [];
  if (!start || !HAS_VOWEL.test(start)) return word;
  if (/(at|bl|iz)$/.test(start)) return `${start}e`;
  if (/([^aeiouylsz])\1$/.test(start)) return start.slice(0, -1);
  return IS_SHORT.test(start) ? `${start}e` : start;
}

/** @param {string} word */
function isLong(word) {
  return HAS_SYLLABLES.test(word) || (IS_SYLLABLE.test(word) && !IS_SHORT.test(word));
}

/** @param {string} endings */
function endingIn(endings) {
  return new RegExp(`^(.+?)(${endings})$`);
}
