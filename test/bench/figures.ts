import { cpus, totalmem } from 'node:os';

/** Rows gathered for one page of results. */
export class Figures {
  readonly #lines: string[] = [];

  section(title: string, head: readonly string[]): void {
    this.#lines.push(
      '',
      `### ${title}`,
      '',
      `| ${head.join(' | ')} |`,
      `|${head.map(() => '---').join('|')}|`,
    );
    process.stdout.write(`\n${title}\n${head.join(' · ')}\n`);
  }

  row(...cells: readonly string[]): void {
    this.#lines.push(`| ${cells.join(' | ')} |`);
    process.stdout.write(`  ${cells.join(' · ')}\n`);
  }

  get text(): string {
    return `${this.#lines.join('\n').trim()}\n`;
  }
}

/** The machine in general words: figures are compared within one run, never between machines. */
export const machine = (): string =>
  `${cpus().length} processors, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
