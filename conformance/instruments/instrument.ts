/** A real program that judges what we emit. */
export interface Instrument {
  /** How tests ask for it: `promtool`, `kube-apiserver-1.37`. */
  readonly name: string;
  /** The version as its makers number it, without `v`. */
  readonly version: string;
  readonly from: GoModule | DebianPackage | Program;
}

/** Built by the Go of this machine from a module beside this file, whose go.mod and go.sum pin everything. */
export interface GoModule {
  /** The module's folder. */
  readonly module: string;
  /** The main package: an import path, or `.` for a program of ours. */
  readonly package: string;
  /** Variables of the program to set, as `path.Name=value`: most know no version of their own without it. */
  readonly set?: readonly string[];
  readonly tags?: readonly string[];
  readonly lacking?: Lacking;
}

/** Files that a dependency embeds, which its makers generate and do not publish; without them nothing builds. */
export interface Lacking {
  /** The dependency's path as a module. */
  readonly dependency: string;
  /** By their paths in the dependency, the texts that stand in for them. */
  readonly files: Readonly<Record<string, string>>;
}

/** Installed by the system's package manager; nothing here installs it. */
export interface DebianPackage {
  readonly debian: string;
  readonly command: string;
}

/** One that the user has. */
export interface Program {
  readonly path: string;
}

/** What is there to be run, or the reason why it is not. */
export type Installed = { readonly path: string } | { readonly missing: string };
