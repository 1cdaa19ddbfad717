//! Gets the machine ready: finds the system packages that are missing, says why each is needed, and installs
//! them.
//!
//! It installs on Debian and Ubuntu only; anywhere else it says exactly what is needed and stops.

use crate::packages::{self, Package, Use};
use anyhow::{Context, Result, bail};
use std::fmt::Write as _;
use std::process::{Command, Stdio};

/// The systems this knows how to install on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum System {
    Debian,
    Ubuntu,
    Other,
}

/// The oldest Node the screens are built with.
const NODE: (u32, u32) = (20, 19);

/// Whether a window can be shown here.
pub fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Sees to it that Node and, unless they are skipped, the packages for some uses are there.
pub fn provide(uses: &[Use], skip_packages: bool) -> Result<()> {
    need_node()?;
    if skip_packages {
        println!("      system packages: not looked at, as asked");
        return Ok(());
    }
    let system = system(&std::fs::read_to_string("/etc/os-release").unwrap_or_default());
    if system == System::Other {
        bail!("{}", needs(packages::wanted(uses)));
    }
    let (extras, missing): (Vec<_>, Vec<_>) =
        missing(uses, system)?.into_iter().partition(|package| package.optional);
    refuse_snaps(&missing, system)?;
    if !missing.is_empty() {
        install(&missing)?;
    }
    // After the others, whose installation has brought the list of packages up to date.
    let extras: Vec<_> = extras.into_iter().filter(|package| is_to_be_had(package.name)).collect();
    if !extras.is_empty()
        && let Err(error) = install(&extras)
    {
        println!("      Going on without these: {error:#}");
    }
    if missing.is_empty() && extras.is_empty() {
        println!("      Node and the system packages are there");
    }
    Ok(())
}

fn refuse_snaps(missing: &[&Package], system: System) -> Result<()> {
    let snaps: Vec<_> = missing.iter().filter(|package| package.is_snap_in_ubuntu()).collect();
    if system == System::Ubuntu && !snaps.is_empty() {
        bail!(
            "Ubuntu has Chromium as a snap only, and a snap cannot be started from the tests' private \
             session.\nPut a `chromium` and a `chromedriver` of the same version on the PATH (those of \
             Chrome for Testing will do) and run this again,\nor leave out the browser: \
             cargo xtask test --quick"
        );
    }
    Ok(())
}

/// Whether this release has a package of that name. Needs no network: the machine's own list is asked.
fn is_to_be_had(name: &str) -> bool {
    let asked = Command::new("apt-cache").args(["show", "--no-all-versions", name]).output();
    asked.is_ok_and(|said| said.status.success() && !said.stdout.is_empty())
}

/// `ID` and `ID_LIKE` of an os-release file decide; Ubuntu's own derivatives name it in `ID_LIKE`.
fn system(os_release: &str) -> System {
    let value = |key: &str| {
        let line = os_release.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
        line.unwrap_or_default().trim().trim_matches(['"', '\'']).to_lowercase()
    };
    let names = format!("{} {}", value("ID"), value("ID_LIKE"));
    let is = |name| names.split_whitespace().any(|word| word == name);
    if is("ubuntu") {
        System::Ubuntu
    } else if is("debian") {
        System::Debian
    } else {
        System::Other
    }
}

fn missing(uses: &[Use], system: System) -> Result<Vec<&'static Package>> {
    let names = packages::wanted(uses).map(|package| package.name);
    let asked = Command::new("dpkg-query")
        .args(["--show", "--showformat=${Package} ${db:Status-Status}\n"])
        .args(names)
        .stderr(Stdio::null())
        .output()
        .context("cannot start dpkg-query, which lists the installed packages")?;
    let list = String::from_utf8_lossy(&asked.stdout).into_owned();
    let there = |package: &Package| {
        // Ubuntu's package of this name only stands for the snap, so there the program alone counts.
        let by_name =
            !(system == System::Ubuntu && package.is_snap_in_ubuntu()) && installed(&list, package.name);
        by_name || package.program.is_some_and(on_path)
    };
    Ok(packages::wanted(uses).filter(|package| !there(package)).collect())
}

fn installed(list: &str, name: &str) -> bool {
    list.lines().any(|line| line.split_once(' ') == Some((name, "installed")))
}

fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    // A program below /snap starts in a confinement of its own.
    std::env::split_paths(&path).any(|folder| !folder.starts_with("/snap") && folder.join(program).is_file())
}

fn needs<'a>(packages: impl Iterator<Item = &'a Package>) -> String {
    let mut text = String::from(
        "Packages can be installed for you on Debian and Ubuntu only. Please install what these Debian \
         packages bring, then run the same command with --skip-packages:\n",
    );
    list(&mut text, packages);
    text
}

fn list<'a>(text: &mut String, packages: impl Iterator<Item = &'a Package>) {
    for package in packages {
        let if_any = if package.optional { " (if there is one)" } else { "" };
        let _ = write!(text, "\n      {:<24} {}{if_any}", package.name, package.reason);
    }
}

fn install(missing: &[&Package]) -> Result<()> {
    let mut text = String::from("      These system packages are missing and will be installed:");
    list(&mut text, missing.iter().copied());
    println!("{text}\n");

    let by_hand = || {
        let names: Vec<_> = missing.iter().map(|package| package.name).collect();
        format!("To install them by hand: apt-get install --no-install-recommends {}", names.join(" "))
    };
    apt(&["update"]).with_context(by_hand)?;
    let names = missing.iter().map(|package| package.name);
    let words: Vec<_> = ["install", "--yes", "--no-install-recommends"].into_iter().chain(names).collect();
    apt(&words).with_context(by_hand)
}

/// Not a child in a group of its own: `sudo` may ask for a password on this terminal.
fn apt(words: &[&str]) -> Result<()> {
    let mut command = if is_root()? { Command::new("env") } else { Command::new("sudo") };
    if !is_root()? {
        println!("      sudo apt-get {}", words.join(" "));
        command.arg("env");
    }
    command.arg("DEBIAN_FRONTEND=noninteractive").arg("apt-get").args(words);
    let status = command.status().with_context(|| format!("cannot start {:?}", command.get_program()))?;
    if status.success() { Ok(()) } else { bail!("apt-get {} failed ({status})", words[0]) }
}

fn is_root() -> Result<bool> {
    let id = Command::new("id").arg("-u").output().context("cannot start id")?;
    Ok(id.stdout.trim_ascii() == b"0")
}

fn need_node() -> Result<()> {
    let wanted = format!("Node {}.{} or newer is needed to build the screens", NODE.0, NODE.1);
    let from = "Install it from https://nodejs.org or with your system's packages, then run this again.";
    let said = Command::new("node").arg("--version").output();
    let Ok(said) = said else { bail!("{wanted}, and there is none. {from}") };
    let said = String::from_utf8_lossy(&said.stdout).trim().to_owned();
    if !is_new_enough(&said) {
        bail!("{wanted}; the one here is {said}. {from}");
    }
    if !on_path(if cfg!(windows) { "npm.cmd" } else { "npm" }) {
        bail!("npm is needed to build the screens, and there is none. It comes with Node. {from}");
    }
    Ok(())
}

/// Whether a version such as `v20.19.1` will do.
fn is_new_enough(version: &str) -> bool {
    let numbers = version.strip_prefix('v').unwrap_or_default();
    let mut numbers = numbers.split('.').map_while(|number| number.parse().ok());
    matches!((numbers.next(), numbers.next()), (Some(major), Some(minor)) if (major, minor) >= NODE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_systems_apart() {
        for (os_release, expected) in [
            ("NAME=\"Debian GNU/Linux\"\nID=debian\n", System::Debian),
            ("ID=raspbian\nID_LIKE=debian\n", System::Debian),
            ("ID_LIKE=debian\nID=ubuntu\n", System::Ubuntu),
            ("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", System::Ubuntu),
            ("ID=\"pop\"\nID_LIKE='ubuntu debian'\n", System::Ubuntu),
            ("ID=fedora\nVERSION_ID=42\n", System::Other),
            ("ID=opensuse\nID_LIKE=\"suse debianish\"\n", System::Other),
            ("", System::Other),
        ] {
            assert_eq!(system(os_release), expected, "{os_release:?}");
        }
    }

    #[test]
    fn counts_a_package_only_when_it_is_wholly_installed() {
        let list = "xvfb installed\nlibgtk-3-dev config-files\nxvfb-extra installed\n";
        assert!(installed(list, "xvfb"));
        assert!(!installed(list, "libgtk-3-dev"));
        assert!(!installed(list, "extra"));
    }

    #[test]
    fn takes_node_from_20_19_on() {
        for version in ["v20.19.0", "v20.20.1", "v22.1.0", "v24.1.0-nightly"] {
            assert!(is_new_enough(version), "{version}");
        }
        for version in ["v20.18.9", "v18.20.0", "v20", "20.19.0", "v.20.19", ""] {
            assert!(!is_new_enough(version), "{version}");
        }
    }

    #[test]
    fn says_exactly_what_an_unknown_system_lacks_and_why() {
        let text = needs(packages::wanted(&[Use::Server, Use::Window]));
        for package in packages::wanted(&[Use::Server, Use::Window]) {
            assert!(text.contains(package.name) && text.contains(package.reason), "{text}");
        }
        assert!(text.contains("--skip-packages") && !text.contains("xvfb"));
    }
}
