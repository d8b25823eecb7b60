// The way to WebAssembly on a Debian machine that rustup's server is out of reach for: Debian's compiler,
// and Rust's standard library built once from the source that Debian ships beside it.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure, note } from "../lib/report.js";
import { capture, run } from "../lib/run.js";
import { rustflags } from "../lib/source-paths.js";

const toolchain = "debian";
const compiler = "/usr/bin/rustc";

export const isDebian = () => existsSync("/usr/bin/apt-get");

/** What a build needs to use Debian's compiler; undefined when rustup does not know it. */
export function debianEnvironment() {
  const linker = linkerName();
  if (!linker || !capture(linker, ["--version"]).ok) return undefined;
  if (!capture("rustc", [`+${toolchain}`, "--version"]).ok) return undefined;
  return {
    RUSTUP_TOOLCHAIN: toolchain,
    // Debian's compiler comes without the linker that rustup's brings along.
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER: linker,
  };
}

/** @param {string} target */
export function installDebianTarget(target) {
  const prefix = asRoot();
  if (!prefix) return;
  const apt = (/** @type {string[]} */ ...args) => {
    const [command, ...rest] = [...prefix, "apt-get", ...args];
    run(/** @type {string} */ (command), rest, { env: { DEBIAN_FRONTEND: "noninteractive" } });
  };
  const install = ["install", "-y", "--no-install-recommends"];
  try {
    apt(...install, "rustc-web", "rust-web-src");
  } catch {
    // The lists may be missing (a container) or name versions that are gone.
    apt("update");
    apt(...install, "rustc-web", "rust-web-src");
  }
  apt(...install, `lld-${llvmMajor()}`);
  run("rustup", ["toolchain", "link", toolchain, "/usr"]);
  buildStandardLibrary(target, prefix);
}

/**
 * Cargo knows how to build the standard library as a dependency; its files, put where the compiler looks
 * for a target's libraries, make an ordinary target. The name of an older compiler's file differs,
 * so old ones go first: two copies of `std` would be an error.
 * @param {string} target @param {string[]} prefix
 */
function buildStandardLibrary(target, prefix) {
  note("building Rust's standard library for WebAssembly, once for this compiler");
  const folder = mkdtempSync(join(tmpdir(), "tokentill-std-"));
  try {
    mkdirSync(join(folder, "src"));
    writeFileSync(join(folder, "src", "lib.rs"), "#![no_std]\n");
    writeFileSync(
      join(folder, "Cargo.toml"),
      '[package]\nname = "nothing"\nversion = "0.0.0"\nedition = "2021"\n[profile.release]\npanic = "abort"\n[workspace]\n',
    );
    run(
      "cargo",
      ["build", "--release", "-Zbuild-std=std,panic_abort,panic_unwind,test", `--target=${target}`],
      {
        cwd: folder,
        env: {
          RUSTUP_TOOLCHAIN: toolchain,
          // Building std is an unstable feature of cargo; Debian's compiler is a stable one.
          RUSTC_BOOTSTRAP: "1",
          CARGO_TARGET_DIR: join(folder, "target"),
          CARGO_ENCODED_RUSTFLAGS: rustflags(),
        },
      },
    );
    const built = join(folder, "target", target, "release", "deps");
    const libraries = readdirSync(built)
      .filter((name) => name.endsWith(".rlib") && !name.startsWith("libnothing-"))
      .map((name) => join(built, name));
    const place = `/usr/lib/rustlib/${target}/lib`;
    const old = existsSync(place)
      ? readdirSync(place).filter((name) => name.endsWith(".rlib"))
      : [];
    const steps = [
      ["mkdir", "-p", place],
      ["rm", "-f", ...old.map((name) => join(place, name))],
      ["cp", ...libraries, place],
    ];
    for (const step of steps) {
      const [command, ...args] = [...prefix, ...step];
      run(/** @type {string} */ (command), args);
    }
    // Cargo does not notice: what it compiled against the old library no longer fits the new one.
    run("cargo", ["clean", "--quiet", "--target", target]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What to put before a command that needs root: nothing, sudo where it asks no password, or no way. */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  return capture("sudo", ["-n", "true"]).ok ? ["sudo", "-n"] : undefined;
}

/** The linker must be of the LLVM that the compiler was made with. */
function linkerName() {
  const major = existsSync(compiler) ? llvmMajor() : undefined;
  return major && `wasm-ld-${major}`;
}

function llvmMajor() {
  const major = /LLVM version: (\d+)/.exec(capture(compiler, ["-vV"]).stdout)?.[1];
  if (!major)
    throw new Failure(`${compiler} does not say its LLVM version; is it Debian's rustc-web?`);
  return major;
}

/** For a reader without root rights. @param {string} target */
export function manualCommands(target) {
  return [
    "  sudo apt-get install -y --no-install-recommends rustc-web rust-web-src",
    `  sudo apt-get install -y lld-$(rustc +${toolchain} -vV | sed -n 's/LLVM version: \\([0-9]*\\).*/\\1/p')`,
    `  sudo -v && npm run setup   (it builds the library for ${target} and asks no password again)`,
  ].join("\n");
}
