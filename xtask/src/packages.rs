//! The system packages this repository needs, by the names Debian and Ubuntu give them, each with the reason.
//! The one list: the machine set-up, its messages and its tests read it.

/// What packages are wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// Compiling and running the server.
    Server,
    /// The tests of the server.
    ServerTests,
    /// Compiling and opening the app's window.
    Window,
    /// The tests in the real window and the real browser.
    Screens,
}

/// A package and why it is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Package {
    /// Its name in Debian.
    pub name: &'static str,
    /// Why it is needed.
    pub reason: &'static str,
    /// A program it brings. Where the program is there already, however it came, the package is not needed.
    pub program: Option<&'static str>,
    /// Whether all goes well enough without it: it may be missing from a release, or be part of another package there.
    pub optional: bool,
    wanted_for: Use,
}

const fn package(wanted_for: Use, name: &'static str, reason: &'static str) -> Package {
    Package { name, reason, program: None, optional: false, wanted_for }
}

const fn program(
    wanted_for: Use,
    name: &'static str,
    program: &'static str,
    reason: &'static str,
) -> Package {
    Package { name, reason, program: Some(program), optional: false, wanted_for }
}

const fn optional(package: Package) -> Package {
    Package { optional: true, ..package }
}

const PACKAGES: &[Package] = &[
    package(Use::Server, "build-essential", "SQLite and the cryptography are compiled here, from C"),
    package(Use::Server, "pkg-config", "tells the compiler where the system's libraries are"),
    program(Use::Server, "bubblewrap", "bwrap", "the sandbox that proofs of address are opened in"),
    optional(package(
        Use::Server,
        "libheif-examples",
        "reads the photos of some telephones, in that sandbox",
    )),
    // Debian 12 has both of these in the library itself; newer releases leave them out unless they are named.
    optional(package(Use::Server, "libheif-plugin-libde265", "decodes those photos")),
    optional(package(Use::ServerTests, "libheif-plugin-x265", "makes such photos for the tests")),
    // A daemon that is found in /usr/sbin, which need not be on anybody's PATH.
    package(Use::ServerTests, "clamav-daemon", "a real virus scanner for the tests of documents"),
    // Its programs are in /usr/sbin too. The tests need no running service of it, and none is set up.
    package(
        Use::ServerTests,
        "kannel",
        "a real gateway for text messages, with a telephone network of its own",
    ),
    program(
        Use::ServerTests,
        "curl",
        "curl",
        "the worked example of the open interface is run as it is written",
    ),
    program(Use::ServerTests, "python3", "python3", "so is its check of a webhook's signature"),
    package(Use::Window, "libwebkit2gtk-4.1-dev", "the app's window is drawn by WebKit"),
    package(Use::Window, "libgtk-3-dev", "the app's window is a GTK window"),
    package(Use::Window, "libdbus-1-dev", "the keychain and notifications are reached over D-Bus"),
    program(Use::Screens, "xvfb", "Xvfb", "a screen for the tests, without a monitor"),
    program(
        Use::Screens,
        "webkit2gtk-driver",
        "WebKitWebDriver",
        "lets the tests click and type in the app's window",
    ),
    program(Use::Screens, "dbus", "dbus-run-session", "a private desktop session for the tests"),
    program(Use::Screens, "dbus-x11", "dbus-launch", "lets programs find that session"),
    program(Use::Screens, "gnome-keyring", "gnome-keyring-daemon", "a real keychain to store the session in"),
    program(
        Use::Screens,
        "libsecret-tools",
        "secret-tool",
        "looks into the keychain to prove what was stored",
    ),
    program(Use::Screens, "dunst", "dunst", "shows notifications and tells the tests about them"),
    program(Use::Screens, "xdg-utils", "xdg-mime", "tells the system which links are for the app"),
    program(Use::Screens, "libglib2.0-bin", "gio", "follows such a link as other programs do"),
    program(Use::Screens, "xdotool", "xdotool", "presses keys from outside the window"),
    program(Use::Screens, "imagemagick", "convert", "compares and trims the pictures of the screens"),
    program(Use::Screens, "chromium", "chromium", "the real browser the website is tested in"),
    program(Use::Screens, "chromium-driver", "chromedriver", "lets the tests click and type in the browser"),
    package(Use::Screens, "fonts-dejavu-core", "letters for the window and the browser"),
];

/// Every package for some uses.
pub fn wanted(uses: &[Use]) -> impl Iterator<Item = &'static Package> {
    PACKAGES.iter().filter(move |package| uses.contains(&package.wanted_for))
}

impl Package {
    /// Whether Ubuntu has it as a snap only, which cannot be started from a private session.
    pub fn is_snap_in_ubuntu(&self) -> bool {
        self.name.starts_with("chromium")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_each_package_once_and_gives_a_reason() {
        let names: BTreeSet<_> = PACKAGES.iter().map(|package| package.name).collect();
        assert_eq!(names.len(), PACKAGES.len());
        assert!(PACKAGES.iter().all(|package| package.reason.len() > 10));
    }

    #[test]
    fn wants_nothing_of_the_window_for_the_website_alone() {
        let names: Vec<_> = wanted(&[Use::Server]).map(|package| package.name).collect();
        let heif = ["libheif-examples", "libheif-plugin-libde265"];
        assert_eq!(names, [&["build-essential", "pkg-config", "bubblewrap"][..], &heif].concat());
    }

    #[test]
    fn does_without_photos_of_telephones_but_not_without_the_sandbox() {
        let optional = PACKAGES.iter().filter(|package| package.optional);
        assert!(optional.map(|package| package.name).all(|name| name.starts_with("libheif-")));
        assert!(PACKAGES.iter().any(|package| package.name == "bubblewrap" && !package.optional));
    }

    #[test]
    fn knows_the_snaps() {
        let snaps = PACKAGES.iter().filter(|package| package.is_snap_in_ubuntu());
        assert_eq!(snaps.map(|package| package.name).collect::<Vec<_>>(), ["chromium", "chromium-driver"]);
    }
}
