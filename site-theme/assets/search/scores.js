/* Which papers meet the clauses of a query, and Lunr's score of them.
   Source: Lunr 2.3.9, which is BM25 over each field. */

import { entryCount, ROW } from "./shards.js";

/** @import { Index } from "./index.js" */
/** @import { Field, Postings } from "./shards.js" */

const K1 = 1.2;
const B = 0.75;

/**
 * Terms that a paper may have together, each in some of the fields.
 *
 * @typedef {object} Match
 * @property {Postings[]} postings
 * @property {number[]} fields
 * @property {number[]} [papers] that it matches without any term
 * @property {number} [boost] how many times it counts for the score, 1 if not given
 * @property {number} [grade] how well it fits, 1 if not given; with 0 it only raises the score
 */

/** @typedef {"required" | "prohibited" | undefined} Presence */

/** @typedef {{ matches: Match[], presence: Presence }} MatchedClause */

/**
 * Return what clauses find, as Lunr does: by paper, whether it is found (`hits`) and its score
 * (`scores`); by clause and paper, the best grade of the clause's matches, 0 for none (`grades`).
 *
 * @param {Pick<Index, "papers" | "fields">} index
 * @param {MatchedClause[]} clauses
 */
export function evaluate(index, clauses) {
  const grades = clauses.map(({ matches }) => gradesOf(matches, index.papers));
  const wanted = clauses.filter(({ presence }) => presence !== "prohibited");
  return {
    hits: hitsOf(clauses, grades, index.papers),
    grades,
    scores: scoresOf(index, wanted.flatMap(({ matches }) => matches)),
  };
}

/**
 * Return which papers meet some clause that is not prohibited, all required and no prohibited ones.
 *
 * @param {MatchedClause[]} clauses
 * @param {Uint8Array[]} grades
 * @param {number} papers
 */
function hitsOf(clauses, grades, papers) {
  /** @param {Presence} presence */
  const gradesWith = (presence) => grades.filter((_, place) => clauses[place].presence === presence);
  const [required, prohibited] = [gradesWith("required"), gradesWith("prohibited")];
  const wanted = [...required, ...gradesWith(undefined)];
  const hits = new Uint8Array(papers).fill(wanted.length ? 0 : 1);
  /**
   * @param {Uint8Array} each
   * @param {boolean} isMet
   * @param {0 | 1} hit
   */
  const set = (each, isMet, hit) => {
    for (let paper = 0; paper < papers; paper++) if (each[paper] > 0 === isMet) hits[paper] = hit;
  };
  for (const each of wanted) set(each, true, 1);
  for (const each of required) set(each, false, 0);
  for (const each of prohibited) set(each, true, 0);
  return hits;
}

/**
 * Return the best grade that each paper has of the matches, 0 for none.
 *
 * @param {Match[]} matches
 * @param {number} papers
 */
export function gradesOf(matches, papers) {
  const grades = new Uint8Array(papers);
  for (const { postings, fields, papers: matched = [], grade = 1 } of matches) {
    for (const paper of matched) grades[paper] = Math.max(grades[paper], grade);
    const last = postings.length - 1;
    const termsFound = last ? new Uint16Array(papers) : undefined; // of the first terms, one after another
    for (const [place, rows] of postings.entries()) {
      eachPaper(rows, fields, (paper) => {
        if (termsFound && termsFound[paper] < place) return;
        if (termsFound) termsFound[paper] = place + 1;
        if (place === last && grades[paper] < grade) grades[paper] = grade;
      });
    }
  }
  return grades;
}

/**
 * Call a function with each paper that has a term in some of the fields, once for each field.
 * A generator would read better, and take ten times as long.
 *
 * @param {Postings} postings
 * @param {number[]} fields
 * @param {(paper: number) => void} act
 */
function eachPaper(postings, fields, act) {
  for (const field of fields) {
    const rows = postings[field];
    for (let row = 0; row < rows.length; row += ROW) act(rows[row]);
  }
}

/**
 * @param {Pick<Index, "papers" | "fields">} index
 * @param {Match[]} matches
 */
function scoresOf({ papers, fields }, matches) {
  const scores = new Float64Array(papers);
  for (const [number, field] of fields.entries()) {
    const boosts = boostsIn(number, matches);
    const magnitude = Math.sqrt([...boosts.values()].reduce((sum, boost) => sum + boost * boost, 0));
    for (const [postings, boost] of boosts) {
      const rarity = rarityOf(entryCount(postings), papers);
      const rows = postings[number];
      for (let row = 0; row < rows.length; row += ROW) {
        const weight = weightOf(rows[row + 1], rows[row + 2] / field.average, rarity);
        // Lunr keeps three decimals.
        scores[rows[row]] += (boost * Math.round(weight * field.boost * 1000)) / 1000 / magnitude;
      }
    }
  }
  return scores;
}

/**
 * Return term → how many times it counts in a field; a term is known by its postings.
 *
 * @param {number} field
 * @param {Match[]} matches
 */
function boostsIn(field, matches) {
  /** @type {Map<Postings, number>} */
  const boosts = new Map();
  for (const { postings, fields, boost = 1 } of matches) {
    if (!fields.includes(field)) continue;
    for (const each of postings) boosts.set(each, (boosts.get(each) ?? 0) + boost);
  }
  return boosts;
}

/**
 * Return the weight of a term in a field; the length is 1 for an average one.
 *
 * @param {number} frequency
 * @param {number} length
 * @param {number} rarity
 */
function weightOf(frequency, length, rarity) {
  return (rarity * (K1 + 1) * frequency) / (K1 * (1 - B + B * length) + frequency);
}

/**
 * Return Lunr's inverse document frequency of a term that has so many entries: a paper counts once for each
 * field.
 *
 * @param {number} entries
 * @param {number} papers
 */
export function rarityOf(entries, papers) {
  return Math.log(1 + Math.abs((papers - entries + 0.5) / (entries + 0.5)));
}
