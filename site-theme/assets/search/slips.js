/* What a reader may have meant who mistyped a word. It is loaded when a word may be a slip. */

import { withJoined } from "./joined-words.js";
import { isUnknown } from "./matches.js";
import { ranked } from "./ranking.js";
import { repaired } from "./repaired.js";
import { gradesOf } from "./scores.js";
import { STEPS } from "./shards.js";
import { notesOn } from "./slip-notes.js";
import { commonnessOf, doubtfulOf, FEW, TIMES } from "./widening.js";

/** @import { Index } from "./index.js" */
/** @import { FoundClause, TermMatch } from "./matches.js" */
/** @import { Match } from "./scores.js" */
/** @import { Ranking } from "./widening.js" */

const FEW_WORDS = 2; // that find the papers whose titles say what another word should have been
const MAX_DOUBTED = 3;
const LEAST_LIKELY = 1 / 32; // as likely as the likeliest
const MUCH = Math.round(STEPS * Math.log2(TIMES));

/**
 * Return the papers that clauses find, and the clauses, which match more than was typed where no paper has a
 * word, or where it is likely that another was meant.
 *
 * @param {Index} index
 * @param {FoundClause[]} begun
 * @param {Ranking | undefined} found what they find, if papers have all words
 * @param {{ plain: string, isUnfinished: boolean }} query
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<Ranking>}
 */
async function rankedWithRepairs(index, begun, found, query, signal) {
  const joined = found?.all.length === 0 ? plausible(index, await withJoined(index, begun), begun) : begun;
  signal?.throwIfAborted();
  if (hasMoreRepairs(joined, begun)) return { clauses: joined, ...ranked(index, query.plain, joined) };
  return rankedAsMistyped(index, begun, found, query, signal);
}

/**
 * Return the same where words are mistyped, and none is typed in two.
 *
 * @param {Index} index
 * @param {FoundClause[]} begun
 * @param {Ranking | undefined} found what they find, if papers have all words
 * @param {{ plain: string, isUnfinished: boolean }} query
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<Ranking>}
 */
async function rankedAsMistyped(index, begun, found, { plain, isUnfinished }, signal) {
  /** @param {FoundClause[]} clauses */
  const rank = (clauses) => ({ clauses, ...ranked(index, plain, clauses) });
  const unknown = begun.filter(isUnknown);
  const others = begun.filter((clause) => !unknown.includes(clause));
  const titles = await titlesFor(index, unknown, others.length, () => rank(others).all);
  signal?.throwIfAborted();
  const known = withoutUnlikely(index, await withSomeChanged(begun, unknown, (clause) => repaired(index, clause, titles)));
  signal?.throwIfAborted();
  const ranking = found ?? rank(known);
  const isAnyFound = ranking.all.length > 0;
  const doubtful = likelyOf(index, ranking);
  const closest = await titlesFor(index, doubtful, known.length - 1, () => ranking.partial);
  signal?.throwIfAborted();
  const clauses = await withSomeChanged(known, doubtful, (clause) => {
    return repaired(index, clause, closest, commonnessOf(clause) + (isAnyFound || isUnfinished ? MUCH : 1));
  });
  signal?.throwIfAborted();
  const repairedWell = plausible(index, clauses, known);
  return hasMoreRepairs(repairedWell, known) ? rank(repairedWell) : ranking;
}

/**
 * Return the clauses, those that changed only with repairs that some paper has beside all other clauses.
 *
 * @param {Index} index
 * @param {FoundClause[]} clauses
 * @param {FoundClause[]} before
 */
function plausible(index, clauses, before) {
  return clauses.map((clause, place) => (clause === before[place] ? clause : withRepairs(clause, plausibleRepairs(index, clauses, clause))));
}

/**
 * @param {FoundClause[]} clauses
 * @param {FoundClause[]} before
 */
const hasMoreRepairs = (clauses, before) => clauses.some(({ repairs }, place) => repairs.length > before[place].repairs.length);

/**
 * Return titles that may have the words that some clauses mean: those of the first papers that other words find, which
 * are likely to be shown in any case; none if there are too few other words.
 *
 * @param {Index} index
 * @param {FoundClause[]} some
 * @param {number} others how many other words there are
 * @param {() => number[]} papersOf
 */
async function titlesFor(index, some, others, papersOf) {
  if (!some.length || others < FEW_WORDS) return [];
  const records = await Promise.all(papersOf().slice(0, FEW).map((paper) => index.record(paper)));
  return records.map(({ title }) => title);
}

/**
 * Return the clauses, with some of them changed.
 *
 * @param {FoundClause[]} clauses
 * @param {FoundClause[]} some of them
 * @param {(clause: FoundClause) => Promise<FoundClause>} change
 */
function withSomeChanged(clauses, some, change) {
  return Promise.all(clauses.map((clause) => (some.includes(clause) ? change(clause) : clause)));
}

/**
 * Return those of the doubtful clauses in which another word is looked for: the rarest, of those where some paper
 * has all other words.
 *
 * @param {Index} index
 * @param {Ranking} ranking
 */
function likelyOf(index, ranking) {
  const { clauses, all } = ranking;
  if (clauses.some(isUnknown)) return [];
  const doubtful = doubtfulOf(index, ranking);
  if (all.length) return doubtful;
  const rarest = doubtful.sort((one, other) => commonnessOf(one) - commonnessOf(other)).slice(0, MAX_DOUBTED);
  return rarest.filter((clause) => meetingOthers(index, clauses, clause).includes(1));
}

/**
 * Return the clauses without the repairs that are far less likely than another one of the same word that some paper
 * has beside all other clauses.
 *
 * @param {Index} index
 * @param {FoundClause[]} clauses
 */
function withoutUnlikely(index, clauses) {
  return clauses.map((clause) => {
    const boostOf = (/** @type {Match} */ match) => match.boost ?? 1;
    const least = LEAST_LIKELY * Math.max(0, ...plausibleRepairs(index, clauses, clause).map(boostOf));
    return withRepairs(clause, repairMatches(clause).filter((match) => boostOf(match) >= least));
  });
}

/**
 * Return the repairs of a clause that some paper has beside all other clauses.
 *
 * @param {Index} index
 * @param {FoundClause[]} clauses
 * @param {FoundClause} clause
 */
function plausibleRepairs(index, clauses, clause) {
  const repairs = repairMatches(clause);
  if (!repairs.length) return repairs;
  const others = meetingOthers(index, clauses, clause);
  return repairs.filter((match) => gradesOf([match], index.papers).some((grade, paper) => grade && others[paper]));
}

/** @param {FoundClause} clause */
const repairMatches = ({ matches, repairTerms }) => matches.filter(({ terms }) => repairTerms.includes(terms[0]));

/**
 * Return a clause with only some of its repairs, itself if these are all.
 *
 * @param {FoundClause} clause
 * @param {TermMatch[]} some
 * @returns {FoundClause}
 */
function withRepairs(clause, some) {
  const dropped = new Set(repairMatches(clause).filter((match) => !some.includes(match)).map(({ terms }) => terms[0]));
  if (!dropped.size) return clause;
  const { matches, repairTerms, repairs } = clause;
  return {
    ...clause,
    matches: matches.filter(({ terms }) => !dropped.has(terms[0])),
    repairs: repairs.filter((_, each) => !dropped.has(repairTerms[each])),
    repairTerms: repairTerms.filter((term) => !dropped.has(term)),
  };
}

/**
 * Return by paper whether it meets all clauses but one.
 *
 * @param {Index} index
 * @param {FoundClause[]} clauses
 * @param {FoundClause} clause
 */
function meetingOthers({ papers }, clauses, clause) {
  const grades = clauses.filter((each) => each !== clause).map(({ matches }) => gradesOf(matches, papers));
  return new Uint8Array(papers).map((_, paper) => Number(grades.every((each) => each[paper])));
}

export const slips = { notesOn, rankedWithRepairs };
