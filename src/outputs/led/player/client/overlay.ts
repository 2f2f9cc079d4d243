/** What a technician sees: press I, or hold a finger on the picture. Kazakh and Russian together. */
import { codeRow } from './codes.ts';
import { localText, nextStart, offsetOf } from './position.ts';
import type { Player } from './player.ts';

/** Labels of the overlay, Kazakh and Russian: `led.player.*` of the dictionary. */
export type Labels = Record<string, { kk: string; ru: string }>;

const HOLD = 1500;
const REFRESH = 500;

type Row = [label: string, value: string, isWrong?: boolean];

export class Overlay {
  readonly #player: Player;
  readonly #labels: Labels;
  readonly #panel: HTMLElement;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(player: Player, labels: Labels, panel: HTMLElement) {
    this.#player = player;
    this.#labels = labels;
    this.#panel = panel;
    addEventListener('keydown', (event) => {
      if (event.code === 'KeyI') this.toggle();
    });
    this.#listenForHold();
  }

  toggle(): void {
    this.#panel.hidden = !this.#panel.hidden;
    clearInterval(this.#timer);
    if (this.#panel.hidden) return;
    const save = document.createElement('button');
    save.textContent = this.#text('export');
    save.onclick = () => void this.#player.log.download(this.#screen());
    const log = document.createElement('div');
    log.append(save);
    this.#panel.textContent = '';
    this.#panel.append(document.createElement('table'), log);
    this.#draw();
    void this.#drawCodes(log);
    this.#timer = setInterval(() => this.#draw(), REFRESH);
  }

  #listenForHold(): void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = (): void => clearTimeout(timer);
    addEventListener('pointerdown', (event) => {
      if (this.#panel.contains(event.target as Node)) return;
      timer = setTimeout(() => this.toggle(), HOLD);
    });
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, stop);
  }

  #draw(): void {
    const table = document.createElement('table');
    for (const [label, value, isWrong] of this.#rows()) {
      const row = table.insertRow();
      const { kk, ru } = this.#labels[label] ?? { kk: label, ru: label };
      row.append(cell('th', kk, 'kk'), cell('th', ru, 'ru'), cell('td', value));
      row.className = isWrong ? 'wrong' : '';
    }
    this.#panel.querySelector('table')?.replaceWith(table);
  }

  /**
   * Once each time the overlay opens, as soon as a showing counts: a telephone needs the codes to
   * stand still. Whoever opens it in the first seconds need not close it again.
   */
  async #drawCodes(log: HTMLElement): Promise<void> {
    let drawn = -1;
    while (log.isConnected && !this.#panel.hidden) {
      if (drawn !== this.#player.log.count) {
        drawn = this.#player.log.count;
        const codes = await this.#player.log.codes(this.#screen());
        if (codes.length > 0) {
          const hint = document.createElement('p');
          hint.textContent = this.#text('codes');
          return log.append(hint, codeRow(codes));
        }
      }
      await new Promise((resolve) => setTimeout(resolve, REFRESH));
    }
  }

  #text(label: string): string {
    const { kk, ru } = this.#labels[label] ?? { kk: label, ru: label };
    return `${kk} · ${ru}`;
  }

  #screen(): string {
    return this.#player.source.playlist?.screen.id ?? 'screen';
  }

  #rows(): Row[] {
    const { clock, source, log, view, errors, inTime } = this.#player;
    const { playlist } = source;
    if (!playlist) return [['set', '—', true], ...this.#errorRows(errors)];
    const now = clock.now();
    const scene = this.#player.scene();
    const medium = playlist.media[scene.clip];
    const next = nextStart(playlist, now);
    const utcOffset = playlist.hours[0]?.utcOffset ?? '';
    const deviceOffset = -new Date(playlist.hours[0]?.from ?? 0).getTimezoneOffset() * 60_000;
    const { offset, uncertainty } = clock.state;
    const drift = this.#player.drift();
    const wantedSize = `${playlist.screen.width} × ${playlist.screen.height}`;
    const size = [innerWidth, innerHeight].map((side) => Math.round(side * devicePixelRatio));
    const gap = view.gap === null ? '' : ` · ${Math.round(view.gap)} ms`;
    return [
      ['clock', localText(playlist, now), !inTime],
      ...(inTime ? [] : [['loop', this.#text('loop.why'), true] as Row]),
      ['zone', `${playlist.timeZone} UTC${utcOffset}`, deviceOffset !== offsetOf(utcOffset)],
      ['correction', uncertainty === null ? '—' : `${offset} ms ± ${uncertainty}`, offset !== 0],
      ['drift', drift === null ? '—' : `${Math.round(drift * 1000)} ms${gap}`],
      ['now', scene.start === null ? '—' : (medium?.person ?? medium?.role ?? '—')],
      ['next', next === null ? '—' : localText(playlist, next)],
      ['set', `${playlist.campaign.id} · ${playlist.set} · ${source.adopted ?? '—'}`],
      ['mode', this.#text(`mode.${source.mode}`), source.mode === 'network'],
      ['clips', `${source.here.count} / ${source.here.of}`, source.here.count < source.here.of],
      ['size', `${size.join(' × ')} (${wantedSize})`, size.join(' × ') !== wantedSize],
      ['plays', String(log.count)],
      ...this.#errorRows(errors),
    ];
  }

  #errorRows(errors: Player['errors']): Row[] {
    return errors
      .slice(0, 4)
      .map(({ at, text }) => [
        'error',
        `${new Date(at).toISOString().slice(11, 19)}Z ${text}`,
        true,
      ]);
  }
}

function cell(name: 'th' | 'td', text: string, lang = ''): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  if (lang) element.lang = lang;
  return element;
}
