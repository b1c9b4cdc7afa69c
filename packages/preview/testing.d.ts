import type { FrameLocator, Page, PlaywrightTestConfig, TestType } from "@playwright/test";

/** A surface of an app. */
export type Surface = "panel" | "modal" | "floating-window" | "settings";

/** One message between a frame and the simulated Pipedrive, or a note about a frame. */
export interface Entry {
  /** When, in milliseconds since 1970-01-01. */
  at: number;
  surface: Surface;
  frame: number;
  direction: "to-host" | "to-frame";
  kind: "command" | "reply" | "listen" | "unlisten" | "event" | "track" | "refused" | "note" | "other";
  /** The command or event. */
  name: string;
  /** What a command was given. */
  args?: unknown;
  /** What a reply or an event carried; signed tokens are masked. */
  data?: unknown;
  /** The text that a command was refused with. */
  error?: string;
  /** From the command to its reply, in milliseconds. */
  ms?: number;
  /** What is or may be wrong. */
  what?: string;
  /** The rule, in a sentence. */
  rule?: string;
  /** What to write instead. */
  fix?: string;
  /** How sure it is that Pipedrive refuses it. */
  certainty?: "documented" | "observed" | "assumed";
  /** Where the rule stands; several with a space between them. */
  source?: string;
  /** The rule's name; several with a space between them. */
  code?: string;
}

/** A failure to inject: a rule, a scenario, the name of one that ships, or `null` to end all. */
export type Failure = string | object | null;

export interface Preview {
  /** The page of a surface. */
  frame(surface: Surface): FrameLocator;
  /** Everything that was said, oldest first. */
  log(): Promise<Entry[]>;
  /** What the simulated Pipedrive shows and remembers. */
  state(): Promise<Record<string, unknown>>;
  /** What was answered with a refusal: empty for an extension that does all as documented. */
  refused(): Promise<Entry[]>;
  /** What lenient mode answered although it is documented as wrong. */
  forgiven(): Promise<Entry[]>;
  /** What was done although nobody outside Pipedrive knows whether it is wrong. */
  noted(): Promise<Entry[]>;
  /** Makes commands fail from now on. */
  inject(failure: Failure): Promise<unknown>;
  /** Starts over: sample data, an empty log, fresh frames. */
  reset(): Promise<void>;
  /** Waits until a surface's command has been answered, and gives the last answer with the command's `args`. */
  answered(surface: Surface, command: string): Promise<Entry>;
}

/**
 * The configuration of Playwright for an app that was built by `pipeframe-build test`.
 *
 * @param options where the build lies, where it is served, and the address of your server, to which `/api` is passed on; by default `API`
 */
export function previewConfig(options?: { folder?: string; port?: number; api?: string }): PlaywrightTestConfig;

/** How Playwright starts a browser that this machine has. */
export function browser(): { executablePath?: string; args: string[] };

/** A test of Playwright whose frames have storage, as Chrome gives it to people; in Playwright's own windows Chromium denies it to them. */
export function withFrameStorage<T extends TestType<any, any>>(test: T): T;

/**
 * Opens the preview and waits until its frames have said hello, or those of `surfaces` have.
 *
 * @param address the preview's, with what it should show: `app`, `at`, `record`, `theme`, `scenario` …
 * @param options `timeout` in milliseconds
 */
export function openPreview(page: Page, address: string, options?: { surfaces?: Surface[]; timeout?: number }): Promise<Preview>;
