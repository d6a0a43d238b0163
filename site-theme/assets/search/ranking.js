/* Which papers a query finds, the best first. */

import { stem } from "./stemmer.js";
import { AS_TYPED, IDENTIFIED, NEARLY, ONLY_SCORE } from "./matches.js";
import { evaluate, gradesOf } from "./scores.js";
import { ROW } from "./shards.js";
import { contentWords, surfaceForm, surfaceWord, words } from "./words.js";

/** @import { Index } from "./index.js" */
/** @import { FoundClause } from "./matches.js" */
/** @import { Postings } from "./shards.js" */

const MAX_PARTIAL = 20;
const TITLE_RANK = 1000; // more than any query has clauses
const IDENTIFIER_RANK = 2 * TITLE_RANK;

/**
 * Return the papers that meet `all` clauses, those of them that do so in titles and family names alone
 * (`mostProminent`), and the best of those that meet only some (`partial`).
 * A paper that is only of the period asked for meets nothing.
 *
 * First are those that meet more of the clauses, then those whose title is the query, then those that
 * have more of the words as typed, then those whose authors have an ignored word and others beside it, then
 * those that have more to the letter, then in title and authors, and there as family names; of a single
 * word, then those that have it there and not only a word that begins with it; then Lunr's score decides.
 * A paper whose identifier was typed is before all of them.
 *
 * @param {Index} index
 * @param {string} plain the words of the query that may be a title
 * @param {FoundClause[]} clauses
 */
export function ranked(index, plain, clauses) {
  const { hits, grades, scores } = evaluate(index, clauses);
  const wanted = grades.filter((_, place) => clauses[place].alternatives.some(({ period }) => !period));
  const titleRank = titleRanks(index, plain, clauses);
  const met = countsOf(wanted, NEARLY, index.papers);
  const ranks = countsOf(wanted, AS_TYPED, index.papers);
  const named = namedCounts(index, clauses);
  const exact = exactCounts(index, clauses);
  const [title, authors] = [index.numbersOf("title"), index.numbersOf("authors")];
  const prominent = prominentCounts(index, clauses, [...title, ...authors]);
  const inTitlesAndFamilies = prominentCounts(index, clauses, [...title, authors[0]]);
  const single = singleWord(index, clauses, [...title, ...authors]);
  const identified = identifiedBy(clauses).filter((paper) => hits[paper]);
  /** @type {number[][]} */
  const byCount = Array.from({ length: wanted.length + 1 }, () => []);
  for (let paper = 0; paper < hits.length; paper++) {
    if (!hits[paper]) continue;
    ranks[paper] += titleRank(paper);
    byCount[met[paper]].push(paper);
  }
  for (const paper of identified) ranks[paper] += IDENTIFIER_RANK;
  /** @param {number[]} papers */
  const inOrder = (papers) =>
    papers.sort(
      (one, other) =>
        ranks[other] - ranks[one] ||
        named[other] - named[one] ||
        exact[other] - exact[one] ||
        prominent[other] - prominent[one] ||
        inTitlesAndFamilies[other] - inTitlesAndFamilies[one] ||
        single[other] - single[one] ||
        scores[other] - scores[one] ||
        one - other,
    );
  const all = inOrder(byCount[wanted.length]);
  const partial = new Set(all.length ? [] : inOrder(identified));
  for (let met = wanted.length - 1; met > 0 && all.length + partial.size < MAX_PARTIAL; met--) {
    for (const paper of inOrder(byCount[met]).slice(0, MAX_PARTIAL)) partial.add(paper);
  }
  const isWhole = (/** @type {number} */ paper) => clauses.length > 1 || single[paper] > 0;
  const mostProminent = new Set(all.filter((paper) => inTitlesAndFamilies[paper] === clauses.length && isWhole(paper)));
  return { all, partial: [...partial].slice(0, MAX_PARTIAL), mostProminent };
}

/**
 * Return by paper how many of the clauses it meets with at least such a grade.
 *
 * @param {Uint8Array[]} grades by clause and paper
 * @param {number} least
 * @param {number} papers
 */
function countsOf(grades, least, papers) {
  const counts = new Uint16Array(papers);
  for (const grade of grades) {
    for (let paper = 0; paper < papers; paper++) if (grade[paper] >= least) counts[paper] += 1;
  }
  return counts;
}

/**
 * Return by paper how many words its authors have beside an ignored one: `he kaiming` asks for Kaiming He, and a
 * paper by a Will says nothing of `will bees`.
 *
 * @param {Index} index
 * @param {FoundClause[]} clauses
 */
function namedCounts(index, clauses) {
  const fields = index.numbersOf("authors");
  const grades = clauses.map(({ matches, names }) => {
    if (!names.length) return new Uint8Array(index.papers);
    const beside = gradesOf(names, index.papers);
    const inNames = matches.map((match) => ({ ...match, fields: match.fields.filter((field) => fields.includes(field)) }));
    return gradesOf(inNames, index.papers).map((grade, paper) => grade && beside[paper]);
  });
  return countsOf(grades, NEARLY, index.papers);
}

/**
 * Return by paper how many words it has exactly as they were typed, of those whose rare form the index has.
 * A word that was completed or repaired was not typed in whole.
 *
 * @param {Index} index
 * @param {FoundClause[]} clauses
 */
function exactCounts(index, clauses) {
  const typed = clauses.filter(({ completions, repairs }) => !completions.length && !repairs.length);
  const forms = typed.map(({ matches }) => matches.filter(({ grade }) => grade === ONLY_SCORE));
  const grades = forms.map((each) => gradesOf(each.map((match) => ({ ...match, grade: 1 })), index.papers));
  return countsOf(grades, 1, index.papers);
}

/**
 * Return by paper how many of the clauses its fields for title and authors meet, 0 if they do not meet most: a
 * common word in a title says less than a rare one that an abstract repeats.
 *
 * @param {Index} index
 * @param {FoundClause[]} clauses
 * @param {number[]} fields
 */
function prominentCounts(index, clauses, fields) {
  const prominent = new Set(fields);
  const grades = clauses.map(({ matches }) => {
    const inFields = matches.map((match) => ({ ...match, fields: match.fields.filter((field) => prominent.has(field)) }));
    return gradesOf(inFields, index.papers);
  });
  return countsOf(grades, NEARLY, index.papers).map((met) => (grades.length - met < met ? met : 0));
}

/**
 * Return by paper whether its fields for title and authors have the only word of a query, uncompleted.
 *
 * @param {Index} index
 * @param {FoundClause[]} clauses
 * @param {number[]} fields
 */
function singleWord(index, clauses, fields) {
  const only = clauses.length === 1 ? clauses : [];
  const whole = only.flatMap(({ matches, completions }) => matches.filter((match) => !completions.includes(match)));
  return gradesOf(
    whole.map((match) => ({ ...match, fields, grade: 1 })),
    index.papers,
  );
}

/**
 * Return the papers whose identifiers were typed.
 *
 * @param {FoundClause[]} clauses
 */
function identifiedBy(clauses) {
  const matches = clauses.flatMap((clause) => clause.matches).filter(({ grade }) => grade === IDENTIFIED);
  return [...new Set(matches.flatMap(({ papers = [] }) => papers))];
}

/**
 * Return a function that returns a high rank for a paper whose title has the words of a query and no others,
 * and 0 for any other. The last word may be completed, and any may be repaired.
 *
 * @param {Index} index
 * @param {string} plain
 * @param {FoundClause[]} clauses
 * @returns {(paper: number) => number}
 */
function titleRanks(index, plain, clauses) {
  const [title] = index.numbersOf("title");
  const asked = new Set(contentWords(words(plain)));
  const stems = new Set([...asked].map(stem));
  const [covered, length, met] = [0, 0, 0].map(() => new Uint16Array(index.papers));
  /**
   * @param {Postings | undefined} postings
   * @param {boolean} isWord
   */
  const count = (postings, isWord) => {
    const rows = postings?.[title] ?? [];
    for (let row = 0; row < rows.length; row += ROW) {
      const paper = rows[row];
      covered[paper] += rows[row + 1];
      length[paper] = rows[row + 2];
      if (isWord) met[paper] += 1;
    }
  };
  const postingsOf = postingsByTerm(clauses);
  const isRead = clauses.every(({ matches }) => matches.length);
  const known = [...stems].filter((term) => postingsOf.has(term));
  for (const term of known) count(postingsOf.get(term), true);
  for (const word of asked) count(postingsOf.get(surfaceForm(word)), false);
  for (const { terms, postings } of clauses.at(-1)?.completions ?? []) count(postings[0], !surfaceWord(terms[0]));
  const repaired = clauses.filter(({ repairTerms }) => repairTerms.length);
  const repairs = new Set(repaired.flatMap(({ repairTerms }) => repairTerms));
  for (const term of repairs) if (!stems.has(term)) count(postingsOf.get(term), true);
  // The length of a title counts the surface form of a rare word beside its stem, and a word with a hyphen in
  // one piece as well. How a word was to be spelled that is mistyped, and whether that is rare, is not known.
  const least = repaired.length ? known.length + repaired.length : stems.size;
  return (paper) => {
    const left = length[paper] - covered[paper];
    return stems.size && isRead && left <= repaired.length && met[paper] >= least ? TITLE_RANK - left : 0;
  };
}

/** @param {FoundClause[]} clauses */
function postingsByTerm(clauses) {
  const matches = clauses.flatMap((clause) => clause.matches);
  return new Map(matches.flatMap(({ terms, postings }) => terms.map((term, place) => [term, postings[place]])));
}
