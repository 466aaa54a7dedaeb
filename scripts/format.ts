import { command } from './command.ts';

const { code } = await command('oxfmt', process.argv.length > 2 ? process.argv.slice(2) : ['.'], { live: true });
process.exitCode = code;
