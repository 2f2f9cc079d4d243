import { readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { TestHours } from '../../../dev/testing/led-programme.ts';
import {
  adopted,
  errorsOf,
  playerState,
  PATIENCE,
  PLAIN_HOST,
  playlistOf,
  PlayerLab,
  setOf,
  shows,
} from '../../../dev/testing/player-lab.ts';
import { readCode } from '../../../dev/testing/read-code.ts';
import type { LedClip } from '../media.ts';
import type { PlayEntry } from '../plays/chain.ts';
import { checkLog } from '../plays/check.ts';
import { slotsOf } from '../plays/hours.ts';

const lab = await PlayerLab.open();

const SLOT = 2;
const DAY = 86_400_000;
const PEOPLE = ['a', 'b', 'c', 'd'];

let clips: LedClip[];

beforeAll(async () => {
  clips = await lab.clips('clips', PEOPLE, SLOT);
});
afterEach(() => lab.clear());
afterAll(() => lab.close());

/** Hours that began a while ago and last for some more. */
const running = (ago = 60, seconds = 7200): TestHours => ({
  start: Date.now() - ago * 1000,
  slot: SLOT,
  count: seconds / SLOT,
});

const publish = (name: string, hours = running(), media = clips): Promise<string> =>
  lab.publish(name, hours, media);

describe.skipIf(!lab.playsH264)('the player', { timeout: 120_000 }, () => {
  test('goes on without a server, over a reload, at the right place', async () => {
    const folder = await publish('offline');
    const server = await lab.start(folder);
    const page = await lab.openPage(`${server.address}player/`);
    await adopted(page, (await playlistOf(folder)).set);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const before = await page.evaluate(async () => (await window.player.log.all()).length);
    await server.stop();
    await page.reload();
    await shows(page);
    const first = await playerState(page);
    await page.waitForTimeout(SLOT * 1000);
    await shows(page);
    const second = await playerState(page);
    expect(first).toMatchObject({ isRight: true, visible: true });
    expect(second).toMatchObject({ isRight: true, visible: true });
    expect(second.clip).not.toBe(first.clip);
    const after = await page.evaluate(async () => (await window.player.log.all()).length);
    expect(after).toBeGreaterThan(before);
  });

  test('follows the clock wherever it is moved, and shows the title outside the hours', async () => {
    const folder = await publish('moved');
    const page = await lab.openPage(pathToFileURL(path.join(folder, 'player/index.html')).href);
    await shows(page);
    for (const shift of [3_000_500, -30_000, 1_000_000]) {
      await page.evaluate((ms) => Object.assign(window, { shift: ms }), shift);
      await page.waitForTimeout(600);
      await shows(page);
      await expect
        .poll(() => playerState(page), PATIENCE)
        .toMatchObject({ isRight: true, isMoving: true, visible: true });
    }
    await page.evaluate(() => Object.assign(window, { shift: 10_000_000 }));
    await page.waitForTimeout(600);
    await shows(page);
    expect(await playerState(page)).toMatchObject({
      isRight: true,
      isMoving: false,
      visible: true,
    });
    expect(await playerState(page)).toMatchObject({ clip: 'quiet' });
  });

  test('corrects a clock that is an hour wrong by the server’s date', async () => {
    const server = await lab.start(await publish('date'));
    const page = await lab.openPage(`${server.address}player/`, -3_600_000);
    await page.waitForFunction(() => window.player.clock.state.uncertainty !== null);
    const { offset, uncertainty } = await page.evaluate(() => window.player.clock.state);
    expect(Math.abs(offset - 3_600_000)).toBeLessThanOrEqual(uncertainty ?? 0);
    expect(uncertainty).toBeLessThan(300);
    await shows(page);
    await expect
      .poll(() => playerState(page), PATIENCE)
      .toMatchObject({ isRight: true, visible: true });
  });

  test('keeps the old set while anything of the new one is wrong', async () => {
    const hours = running();
    const folder = await publish('sets', hours);
    const server = await lab.start(folder);
    const page = await lab.openPage(`${server.address}player/`);
    const old = (await playlistOf(folder)).set;
    await adopted(page, old);

    const other = await lab.clips('others', [...PEOPLE, 'e', 'f'], SLOT);
    await publish('sets', hours, [...clips, ...other.slice(-2)]);
    const wanted = (await playlistOf(folder)).set;
    const update = (): Promise<string> =>
      page.evaluate(() =>
        window.player.source.update().then(String, (error: Error) => `refused: ${error.message}`),
      );
    const names = await readdir(path.join(folder, 'clips'));
    const name = names.find((one) => one.startsWith('e-')) ?? '';

    server.faults.set(name, 404); // half uploaded
    expect(await update()).toMatch(/refused: .*404/);
    expect(await setOf(page)).toBe(old);
    server.faults.set(name, Buffer.alloc(5000)); // cut off
    expect(await update()).toMatch(/refused: .*≠/);
    const bytes = await readFile(path.join(folder, 'clips', name));
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    server.faults.set(name, bytes); // one bit
    expect(await update()).toMatch(/refused: .*SHA-256/);
    expect(await setOf(page)).toBe(old);
    server.faults.set('playlist.json', Buffer.from('{"version":1,"hours":['));
    expect(await update()).toMatch(/refused/);
    await page.reload();
    await shows(page);
    expect(await setOf(page)).toBe(old);

    server.faults.clear();
    expect(await update()).toBe('true');
    expect(await setOf(page)).toBe(wanted);
    await page.waitForTimeout(SLOT * 1000);
    await shows(page);
    await expect
      .poll(() => playerState(page), PATIENCE)
      .toMatchObject({ isRight: true, visible: true });
    expect(await update()).toBe('false');
  });

  test('plays from a stick, without any server', async () => {
    const folder = await publish('stick');
    const page = await lab.openPage(pathToFileURL(path.join(folder, 'player/index.html')).href);
    await shows(page);
    await page.waitForTimeout(2 * SLOT * 1000);
    await shows(page);
    await expect
      .poll(() => playerState(page), PATIENCE)
      .toMatchObject({ isRight: true, isMoving: true, visible: true });
    expect(await errorsOf(page)).toEqual([]);
    expect(await page.evaluate(async () => (await window.player.log.all()).length)).toBeGreaterThan(
      1,
    );
    await rename(path.join(folder, 'clips'), path.join(folder, 'gone'));
    await page.waitForTimeout(2 * SLOT * 1000);
    expect((await errorsOf(page)).length).toBeGreaterThan(0);
    await rename(path.join(folder, 'gone'), path.join(folder, 'clips'));
    await page.waitForTimeout(SLOT * 1000 + 500);
    await shows(page);
    await expect
      .poll(() => playerState(page), PATIENCE)
      .toMatchObject({ isRight: true, visible: true });
  });

  test('over plain http it plays from the network alone, and says so', async () => {
    const folder = await publish('plain');
    const server = await lab.start(folder);
    const { port } = new URL(server.address);
    const page = await lab.openPage(`http://${PLAIN_HOST}:${port}/player/`);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await shows(page);
    await page.waitForTimeout(SLOT * 1000);
    await expect
      .poll(() => playerState(page), PATIENCE)
      .toMatchObject({ isRight: true, isMoving: true, visible: true });
    expect(await errorsOf(page)).toEqual([]);
    await page.keyboard.press('i');
    const wrong = await page.locator('#overlay .wrong').allInnerTexts();
    expect(wrong.join()).toMatch(/тек желіден.*только из сети/s);

    await server.stop();
    await expect.poll(() => errorsOf(page), PATIENCE).not.toEqual([]);
    await lab.start(folder, Number(port));
    await expect
      .poll(() => playerState(page), PATIENCE)
      .toMatchObject({ isRight: true, isMoving: true, visible: true });
  });

  test('mends lost and damaged clips by itself, and counts those that are really there', async () => {
    const folder = await publish('damaged');
    const server = await lab.start(folder);
    const page = await lab.openPage(`${server.address}player/`);
    await adopted(page, (await playlistOf(folder)).set);
    const media = (await playlistOf(folder)).media.filter(({ role }) => role === 'person');
    const here = (): Promise<unknown> =>
      page.evaluate(() => Object.values(window.player.source.here));
    const update = (): Promise<string> =>
      page.evaluate(() => window.player.source.update().then(String, (error) => String(error)));
    /** What a full disk, a cleaner and a worn card do to what is kept. */
    const damage = (name: string, how: 'cut' | 'lose' | 'flip'): Promise<void> =>
      page.evaluate(
        async (harm) => {
          const kept = await (
            await navigator.storage.getDirectory()
          ).getDirectoryHandle('films-player-');
          if (harm.how === 'lose') return kept.removeEntry(harm.name);
          const handle = await kept.getFileHandle(harm.name);
          const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
          bytes[bytes.length - 9] = ~(bytes.at(-9) ?? 0);
          const writer = await handle.createWritable();
          await writer.write(harm.how === 'cut' ? bytes.subarray(9) : bytes);
          await writer.close();
        },
        { name, how },
      );
    await damage(media[0]?.sha256 ?? '', 'cut');
    await damage(media[1]?.sha256 ?? '', 'lose');
    for (const { file } of media) server.faults.set(path.basename(file), 404);
    await page.reload();
    await shows(page);
    const before = await page.evaluate(() => window.player.log.count);
    await expect.poll(here, PATIENCE).toEqual([4, 6]);
    expect(await update()).toMatch(/2: .*404/);
    await page.keyboard.press('i');
    expect(await page.locator('#overlay .wrong').allInnerTexts()).toContainEqual(
      expect.stringContaining('4 / 6'),
    );
    const logged = async (): Promise<Set<string | null>> =>
      new Set(
        (await page.evaluate(() => window.player.log.all()))
          .slice(before)
          .map((line) => (JSON.parse(line) as PlayEntry).person),
      );
    const others = media.slice(2).map(({ person }) => person);
    await expect.poll(logged, PATIENCE).toEqual(new Set(others)); // no title stands for a person
    server.faults.clear();
    server.requested.length = 0;
    expect(await update()).toBe('false');
    expect(await here()).toEqual([6, 6]);
    expect(server.requested.filter((line) => line.includes('.mp4'))).toHaveLength(2);

    await damage(media[2]?.sha256 ?? '', 'flip');
    expect(await update()).toBe('false'); // its size is right, and the day is not over
    await page.evaluate((ms) => Object.assign(window, { shift: ms }), DAY + 1000);
    server.requested.length = 0;
    expect(await update()).toBe('false');
    expect(server.requested.filter((line) => line.includes('.mp4'))).toHaveLength(1);
    expect(await here()).toEqual([6, 6]);
  });

  test('keeps a part of its first set, and plays it without a network', async () => {
    const folder = await publish('partial');
    const server = await lab.start(folder);
    const port = Number(new URL(server.address).port);
    const { media, set } = await playlistOf(folder);
    server.faults.set(path.basename(media.at(-2)?.file ?? ''), 404);
    const page = await lab.openPage(`${server.address}player/`);
    await page.waitForFunction(() => window.player.errors.length > 0);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await server.stop();
    await page.reload();
    await shows(page);
    expect(await playerState(page)).toMatchObject({ isRight: true, visible: true });
    const { here, adopted: whole } = await page.evaluate(() => window.player.source);
    expect([here, whole]).toEqual([{ count: 5, of: 6 }, null]);
    await lab.start(folder, port);
    const update = (): Promise<boolean> =>
      page.evaluate(() => window.player.source.update().catch(() => false));
    await expect.poll(async () => (await update(), setOf(page)), PATIENCE).toBe(set);
    await adopted(page, set);
    expect(await page.evaluate(() => window.player.source.here.count)).toBe(6);
  });

  test('a day with power cuts, a lost network and a lost clip: the log says what was seen', async () => {
    const HOUR = 3_600_000;
    const folder = await publish('day', running(60, 12 * 3600));
    const server = await lab.start(folder);
    const page = await lab.openPage(`${server.address}player/`);
    const { media, hours, set } = await playlistOf(folder);
    await adopted(page, set);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const first = Date.parse(hours[0]?.from ?? '');
    const lost = media.find(({ role }) => role === 'person');
    const faults: Record<number, () => Promise<unknown>> = {
      2: () => server.stop(),
      3: () => page.reload(),
      4: () =>
        page.evaluate(async (name) => {
          const kept = await (
            await navigator.storage.getDirectory()
          ).getDirectoryHandle('films-player-');
          await kept.removeEntry(name);
        }, lost?.sha256 ?? ''),
      5: () => page.reload(),
    };
    for (let hour = 0; hour < 6; hour += 1) {
      await faults[hour]?.();
      await shows(page);
      await page.evaluate((ms) => Object.assign(window, { shift: ms }), hour * HOUR);
      // What ended as the clock went on is a play of the hour before: this hour's own is waited for.
      const latest = async (): Promise<number> =>
        Math.max(
          ...(await page.evaluate(() => window.player.log.all())).map((line) =>
            Date.parse((JSON.parse(line) as PlayEntry).slot),
          ),
        );
      await expect.poll(latest, PATIENCE).toBeGreaterThanOrEqual(first + hour * HOUR);
    }
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.evaluate(() => window.player.log.download('test')),
    ]);
    const log = checkLog(await readFile(await download.path(), 'utf8'));
    expect([log.findings, log.screen]).toEqual([[], 'test']);
    const shown = new Set<number>();
    for (const { slot, person, film } of log.plays) {
      const index = (Date.parse(slot) - first) / (SLOT * 1000);
      const planned = media[hours[0]?.slots[index] ?? -1];
      expect([person, film]).toEqual([planned?.person, planned?.sha256.slice(0, 16)]);
      shown.add(Math.floor(index / (HOUR / SLOT / 1000)));
    }
    expect(shown.size).toBe(6);
    const afterLoss = log.plays.filter(({ slot }) => Date.parse(slot) > first + 4.5 * HOUR);
    expect(afterLoss.map(({ person }) => person)).not.toContain(lost?.person);
  });

  test('a device whose clock is days wrong repeats the loop, and says so', async () => {
    const folder = await publish('lost');
    const address = pathToFileURL(path.join(folder, 'player/index.html')).href;
    for (const shift of [-Date.now() + 5000, -3 * DAY, 40 * DAY]) {
      const page = await lab.openPage(address, shift);
      await shows(page);
      const first = await playerState(page);
      await page.waitForTimeout(SLOT * 1000);
      await shows(page);
      expect(first).toMatchObject({ isRight: true, visible: true });
      expect((await playerState(page)).clip).not.toBe(first.clip);
      await page.keyboard.press('i');
      const wrong = await page.locator('#overlay .wrong').allInnerTexts();
      expect(wrong.join()).toMatch(/кезекпен.*по кругу/s);
    }
  });

  test('shows the technician clock, set and faults in two languages, and hands out the log', async () => {
    const folder = await publish('overlay');
    const server = await lab.start(folder);
    const page = await lab.openPage(`${server.address}player/`);
    await page.keyboard.press('i'); // before anything was shown: the codes come by themselves
    await adopted(page, (await playlistOf(folder)).set);
    await shows(page);
    const overlay = page.locator('#overlay');
    await expect.poll(() => overlay.innerText(), PATIENCE).toContain('6 / 6');
    const text = await overlay.innerText();
    for (const word of [
      'Уақыт белдеуі',
      'Часовой пояс',
      'Asia/Almaty',
      'Ролики',
      'идёт и без сети',
    ])
      expect(text).toContain(word);

    const code = overlay.locator('figure svg').first();
    await code.waitFor({ timeout: 60_000 }); // a slow machine begins late, and what is late counts not
    const log = checkLog((await readCode(await code.screenshot())) ?? '');
    expect([log.findings, log.screen]).toEqual([[], 'test']);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      overlay.locator('button').click(),
    ]);
    expect(download.suggestedFilename()).toBe('test-plays.jsonl');
    const { findings, screen, plays } = checkLog(await readFile(await download.path(), 'utf8'));
    expect([findings, screen]).toEqual([[], 'test']);
    const slots = log.hours.flatMap(slotsOf);
    expect(slots.length).toBeGreaterThan(0);
    expect(plays.map(({ slot }) => Date.parse(slot))).toEqual(expect.arrayContaining(slots));

    await page.keyboard.press('i');
    expect(await overlay.isHidden()).toBe(true);
  });

  test('swaps 250 times with two elements and flat memory', { timeout: 240_000 }, async () => {
    const folder = await publish('soak');
    const server = await lab.start(folder);
    const page = await lab.openPage(`${server.address}player/`);
    await adopted(page, (await playlistOf(folder)).set);
    await shows(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const memory = async (): Promise<Record<string, number>> => {
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    };
    /** The player’s own view and clips, only faster than its clock would have it. */
    const swap = (count: number): Promise<string[]> =>
      page.evaluate(async (wanted) => {
        window.setTimeout = (() => 0) as unknown as typeof window.setTimeout;
        const { view, source } = window.player;
        const faults: string[] = [];
        for (let index = 0; index < wanted; index += 1) {
          const fault = await view.load(
            `${index}`,
            () => source.address(index % 6),
            () => 0,
          );
          if (fault !== null) faults.push(fault);
          view.swap(true);
        }
        return faults;
      }, count);
    expect(await swap(50)).toEqual([]);
    const first = await memory();
    expect(await swap(200)).toEqual([]);
    const last = await memory();
    expect(last['JSHeapUsedSize']).toBeLessThan((first['JSHeapUsedSize'] ?? 0) + 200_000);
    expect(last['Nodes']).toBeLessThanOrEqual((first['Nodes'] ?? 0) + 20);
    expect(last['JSEventListeners']).toBeLessThanOrEqual((first['JSEventListeners'] ?? 0) + 10);
    expect(await page.locator('video').count()).toBe(2);
    expect(await errorsOf(page)).toEqual([]);
  });
});
