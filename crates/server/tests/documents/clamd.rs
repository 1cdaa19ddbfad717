//! A real clamd, with two signatures of our own: it finds what lies hidden, and when it dies nothing is waved through.

use crate::fixture::House;
use crate::paper::{bill, bill_with, eicar, locked, packed};
use crate::picture::{jpeg, scene};
use permit_server::documents::{Clamd, Scanner, Unfit};
use std::fmt::Write;
use std::fs;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

struct Running {
    child: Child,
    folder: TempDir,
    address: std::net::SocketAddr,
}

impl Running {
    async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name).display().to_string();
        fs::create_dir(at("db")).unwrap();
        let hex = eicar().iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").unwrap();
            hex
        });
        fs::write(at("db/own.ndb"), format!("Own.Eicar-Test:0:*:{hex}\n")).unwrap();
        // A port that was free a moment ago.
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let settings = format!(
            "Foreground yes\nDatabaseDirectory {}\nLocalSocket {}\nTCPSocket {}\nTCPAddr 127.0.0.1\n\
             StreamMaxLength 26M\nMaxFileSize 26M\nMaxScanSize 104M\nAlertExceedsMax yes\nAlertEncrypted yes\n\
             AlertOLE2Macros yes\nAlertBrokenMedia yes\nSelfCheck 0\nDisableCache yes\n",
            at("db"),
            at("clamd.sock"),
            address.port()
        );
        fs::write(at("clamd.conf"), settings).unwrap();
        let log = fs::File::create(at("clamd.log")).unwrap();
        let child = Command::new("/usr/sbin/clamd")
            .args(["-c", &at("clamd.conf")])
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let running = Self { child, folder, address };
        let begun = Instant::now();
        while running.socket().about().await.is_err() {
            let log = fs::read_to_string(running.folder.path().join("clamd.log")).unwrap();
            assert!(begun.elapsed() < Duration::from_secs(30), "{log}");
        }
        running
    }

    fn socket(&self) -> Scanner {
        Scanner::Clamd(Clamd::Socket(self.folder.path().join("clamd.sock")))
    }

    fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([name, &id]).status().unwrap().success());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().unwrap_or_default();
        self.child.wait().map(drop).unwrap_or_default();
    }
}

#[tokio::test]
async fn it_finds_what_lies_hidden() {
    let clamd = Running::start().await;
    assert!(clamd.socket().about().await.unwrap().starts_with("ClamAV "));
    // Beside it stands enough that the packing changes every byte.
    let file = [eicar(), b"one word and another, and one word again ".repeat(50)].concat();
    let hidden = bill_with(1, "", "", &[packed("/Type /EmbeddedFile", &file)], "");
    House::open().taken("without a scanner", &hidden).await;
    for scanner in [clamd.socket(), Scanner::Clamd(Clamd::Address(clamd.address))] {
        let house = House::with(scanner);
        house.refused("packed in a PDF", &hidden, Unfit::Infected).await;
        house.refused("a password", &locked(), Unfit::Locked).await;
        house.refused("the virus itself", &eicar(), Unfit::Infected).await;
        assert_eq!(house.taken("a bill", &bill()).await.len(), 2);
        assert_eq!(house.taken("a photo", &jpeg(&scene(2400, 1800))).await.len(), 1);
    }
}

#[tokio::test]
async fn when_it_dies_nothing_is_waved_through() {
    let clamd = Running::start().await;
    let (scanner, photo) = (clamd.socket(), jpeg(&scene(1200, 900)));
    assert_eq!(scanner.scan(&photo).await, Ok(()));
    // It takes the file, and dies over it.
    clamd.signal("-STOP");
    let (asking, asked) = (scanner.clone(), photo.clone());
    let asking = tokio::spawn(async move { asking.scan(&asked).await });
    tokio::task::yield_now().await;
    clamd.signal("-KILL");
    assert_eq!(asking.await.unwrap(), Err(Unfit::NotCheckable));
    let house = House::with(scanner);
    house.refused("nobody looks", &photo, Unfit::NotCheckable).await;
    house.refused("nobody looks", &bill(), Unfit::NotCheckable).await;
    assert!(clamd.socket().about().await.is_err());
}
