#!/usr/bin/env node
/**
 * Checks an exported audit proof offline, with nothing but Node's own modules:
 *
 *   node scripts/verify-proof.mjs audit.jsonl [--anchor NUMBER:HASH]
 *
 * Works every digest and every link of the chain out anew. `--anchor` adds a head that you learnt another way (from the
 * registry, an earlier proof, a letter): the chain must pass through it. Ends with 0 when sound, 1 when broken (the
 * first bad number is named), 2 when the file cannot be read as a proof.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const digested = [
  'id',
  'at',
  'actorKind',
  'actorId',
  'actorName',
  'action',
  'subjectType',
  'subjectId',
  'reason',
  'requestId',
  'payload',
];

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

/** Members sorted by name, no spaces: the text that was digested when the entry was written. */
const canonical = (entry) =>
  `{${digested
    .toSorted()
    .map((name) => `${JSON.stringify(name)}:${JSON.stringify(entry[name] ?? null)}`)
    .join(',')}}`;

class Broken extends Error {}
class Unreadable extends Error {}

function parse(line, number) {
  try {
    return JSON.parse(line);
  } catch {
    throw new Unreadable(`line ${number} is not JSON`);
  }
}

/** The head after one more entry, or the reason why it is bad. */
function follow(head, entry, anchors) {
  const expected = head.seq + 1;
  if (entry.seq !== expected) throw new Broken(`number ${expected}: entry missing (found ${entry.seq})`);
  if (sha256(canonical(entry)) !== entry.digest) throw new Broken(`number ${entry.seq}: content changed`);
  const hash = sha256(`${head.hash}\n${entry.seq}\n${entry.digest}`);
  if (hash !== entry.hash) throw new Broken(`number ${entry.seq}: link does not follow from the one before`);
  const anchored = anchors.get(entry.seq);
  if (anchored !== undefined && anchored !== hash) throw new Broken(`number ${entry.seq}: not the anchored head`);
  return { seq: entry.seq, hash };
}

async function verify(path, given) {
  const anchors = new Map(given ? [[given.seq, given.hash]] : []);
  let head = null;
  let header = null;
  let ended = false;
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    number += 1;
    if (line === '') continue;
    const record = parse(line, number);
    if (header === null) {
      if (record.kind !== 'suishi-audit-proof' || record.version !== 1)
        throw new Unreadable('this is not an audit proof');
      header = record;
      head = record.start;
      if (!anchors.has(record.anchor.seq)) anchors.set(record.anchor.seq, record.anchor.hash);
    } else if (record.kind === 'end') {
      ended = record.seq === head.seq && record.hash === head.hash;
    } else {
      head = follow(head, record, anchors);
    }
  }
  if (header === null) throw new Unreadable('the file is empty');
  if (!ended) throw new Broken(`number ${head.seq + 1}: the proof ends early`);
  const beyond = [...anchors.keys()].find((seq) => seq > head.seq);
  if (beyond !== undefined) throw new Broken(`number ${head.seq + 1}: entry missing (anchored up to ${beyond})`);
  return { header, head };
}

function readArguments(args) {
  const [path, flag, anchor] = args;
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(anchor ?? '') ?? [];
  if (!path || (flag !== undefined && (flag !== '--anchor' || seq === undefined))) {
    throw new Unreadable('usage: node scripts/verify-proof.mjs FILE [--anchor NUMBER:HASH]');
  }
  return { path, anchor: seq === undefined ? null : { seq: Number(seq), hash } };
}

try {
  const { path, anchor } = readArguments(process.argv.slice(2));
  const { header, head } = await verify(path, anchor);
  console.log(
    `sound: ${header.city.name} (${header.city.slug}), entries ${header.start.seq + 1} to ${head.seq}, head ${head.hash}`,
  );
} catch (error) {
  console.error(error instanceof Broken ? `broken: ${error.message}` : `unreadable: ${error.message}`);
  process.exitCode = error instanceof Broken ? 1 : 2;
}
