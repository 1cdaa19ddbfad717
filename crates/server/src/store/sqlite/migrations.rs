//! The steps from an empty file to the present tables. A step that has been shipped is never changed again: its
//! checksum is kept in the store and compared at every start.

use anyhow::{Context, ensure};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A step.
#[derive(Debug)]
pub struct Migration {
    /// Its name: number and subject.
    pub name: &'static str,
    sql: &'static str,
}

/// Every step there is, in order.
pub const MIGRATIONS: &[Migration] = &[
    Migration { name: "0001_start", sql: include_str!("../migrations/sqlite/0001_start.sql") },
    Migration { name: "0002_letters", sql: include_str!("../migrations/sqlite/0002_letters.sql") },
    Migration { name: "0003_accounts", sql: include_str!("../migrations/sqlite/0003_accounts.sql") },
    Migration {
        name: "0004_registrations",
        sql: include_str!("../migrations/sqlite/0004_registrations.sql"),
    },
    Migration { name: "0005_tickets", sql: include_str!("../migrations/sqlite/0005_tickets.sql") },
    Migration { name: "0006_papers", sql: include_str!("../migrations/sqlite/0006_papers.sql") },
    Migration { name: "0007_orders", sql: include_str!("../migrations/sqlite/0007_orders.sql") },
    Migration { name: "0008_texts", sql: include_str!("../migrations/sqlite/0008_texts.sql") },
    Migration { name: "0009_patrol", sql: include_str!("../migrations/sqlite/0009_patrol.sql") },
    Migration { name: "0010_desk", sql: include_str!("../migrations/sqlite/0010_desk.sql") },
    Migration { name: "0011_lasting", sql: include_str!("../migrations/sqlite/0011_lasting.sql") },
    Migration { name: "0012_share", sql: include_str!("../migrations/sqlite/0012_share.sql") },
    Migration { name: "0013_members", sql: include_str!("../migrations/sqlite/0013_members.sql") },
    Migration { name: "0014_connections", sql: include_str!("../migrations/sqlite/0014_connections.sql") },
    Migration { name: "0015_notices", sql: include_str!("../migrations/sqlite/0015_notices.sql") },
];

impl Migration {
    /// SHA-256 of its text, in hexadecimal.
    pub fn checksum(&self) -> String {
        let mut text = String::with_capacity(64);
        for byte in Sha256::digest(self.sql) {
            write!(text, "{byte:02x}").unwrap_or_default();
        }
        text
    }
}

/// Applies the steps that are missing, each in a transaction of its own. Returns their names.
pub fn apply(db: &mut Connection) -> anyhow::Result<Vec<&'static str>> {
    apply_all(db, MIGRATIONS)
}

fn apply_all(db: &mut Connection, migrations: &[Migration]) -> anyhow::Result<Vec<&'static str>> {
    db.execute_batch(
        "CREATE TABLE IF NOT EXISTS migration
         (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL) STRICT",
    )?;
    check(db, migrations)?;
    let mut applied = Vec::new();
    for (number, migration) in (1_u32..).zip(migrations) {
        let step = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if recorded(&step, number)?.is_some() {
            continue;
        }
        step.execute_batch(migration.sql).with_context(|| format!("migration {} failed", migration.name))?;
        step.execute(
            "INSERT INTO migration (number, name, checksum) VALUES (?1, ?2, ?3)",
            params![number, migration.name, migration.checksum()],
        )?;
        step.commit()?;
        applied.push(migration.name);
    }
    Ok(applied)
}

/// Refuses a store that a newer server wrote, and one whose steps were not the ones shipped. Returns how many steps
/// are missing.
pub fn check(db: &Connection, migrations: &[Migration]) -> anyhow::Result<usize> {
    let newest: u32 = db.query_row("SELECT coalesce(max(number), 0) FROM migration", [], |row| row.get(0))?;
    ensure!(
        newest as usize <= migrations.len(),
        "the store was written by a newer server (step {newest}, this server knows {}); install the newer server",
        migrations.len()
    );
    for (number, migration) in (1_u32..).zip(&migrations[..newest as usize]) {
        let kept = recorded(db, number)?;
        ensure!(
            kept.as_deref() == Some(&migration.checksum()),
            "the store was built by another {} than this server's; it cannot be trusted with it",
            migration.name
        );
    }
    Ok(migrations.len() - newest as usize)
}

fn recorded(db: &Connection, number: u32) -> rusqlite::Result<Option<String>> {
    db.query_row("SELECT checksum FROM migration WHERE number = ?1", [number], |row| row.get(0)).optional()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shipped steps with their checksums. Add a line for a new step; never change one.
    const SHIPPED: &[(&str, &str)] = &[
        ("0001_start", "fff275239a592fef6b34969d58b6fd3c6e163a34d9b8f9a25d5d42c4f9018444"),
        ("0002_letters", "884321585a56f44c97d9291cbd69501eb306d70e5b3f03f10859faefa033017c"),
        ("0003_accounts", "03f406f3915820a15862a32dd326fdbcd3eb9d81204578e37711c20b9d10d704"),
        ("0004_registrations", "254d76c9e905f8f12986837436c7eb38886db9d138637f5029c9e8ac8ffc8992"),
        ("0005_tickets", "3cedd7d620444d4935003de14fb1235268111702ba61720d7ef2ed711e8bc568"),
        ("0006_papers", "05862e7e57258adcccce5dad527398d80a7cd6ee4a47a2d69d5df8edab62d559"),
        ("0007_orders", "4f4bd08068899ab04aca6bb7279ffd4d1e3f3c86317ae7575d3f43ac27785bc7"),
        ("0008_texts", "784bb18d6f904d54e577f705695ac5d1c1c6038b3405d61fc33e4769eff42853"),
        ("0009_patrol", "377ad40cbbd63e692280f52b8401c53dfd89d1755246e51a2fd62c690e142489"),
        ("0010_desk", "bb725d3c5da4cad21da4476957b3e87eef556b32a07ab10cfccb11c8982d4593"),
        ("0011_lasting", "1cd2ca304f22abf439575632f64737d2966862759ddbea5f9fd027e42cd39697"),
        ("0012_share", "3065108e5f183d87d58b203704e1bad25ba09953a60c2b9363835862f45e8611"),
        ("0013_members", "4556ed2072efcc802990a9471b6e096305f13ff76109f502492c5cb832cd2270"),
        ("0014_connections", "c786769238facb30d362368719ec87d078964124bed65e99204b505544c89f98"),
        ("0015_notices", "3942bade1268cea3cbf5e4f8045a954718048d6b35d5cffc08b22addea18f2d7"),
    ];

    #[test]
    fn shipped_migrations_are_frozen() {
        let present: Vec<_> = MIGRATIONS.iter().map(|step| (step.name, step.checksum())).collect();
        let shipped: Vec<_> = SHIPPED.iter().map(|(name, sum)| (*name, (*sum).to_owned())).collect();
        assert_eq!(present, shipped);
    }

    #[test]
    fn each_is_applied_once() {
        let mut db = Connection::open_in_memory().unwrap();
        assert_eq!(apply(&mut db).unwrap().len(), MIGRATIONS.len());
        assert!(apply(&mut db).unwrap().is_empty());
        assert_eq!(check(&db, MIGRATIONS).unwrap(), 0);
    }

    #[test]
    fn a_changed_step_and_a_newer_store_are_refused() {
        let mut db = Connection::open_in_memory().unwrap();
        let other = [Migration { name: "0001_start", sql: "CREATE TABLE holder (a TEXT) STRICT" }];
        apply_all(&mut db, &other).unwrap();
        let changed = apply(&mut db).unwrap_err().to_string();
        assert!(changed.contains("another 0001_start"), "{changed}");
        let newer = check(&db, &[]).unwrap_err().to_string();
        assert!(newer.contains("newer server"), "{newer}");
    }

    #[test]
    fn bundles_from_before_the_books_get_opening_postings() {
        let mut db = Connection::open_in_memory().unwrap();
        apply_all(&mut db, &MIGRATIONS[..6]).unwrap();
        db.execute_batch(
            "INSERT INTO holder (council, holder, zone, version) VALUES ('c', 'h', 'z', 2);
             INSERT INTO bundle VALUES ('c', 'h', 'new', 'p', 1, '2027-01-01', 5, 0);
             INSERT INTO bundle VALUES ('c', 'h', 'used', 'p', 1, '2027-01-01', 5, 3);
             INSERT INTO stay VALUES ('c', 'h', 's', 1, 2, 'AB00CDE', 'p', 'z',
             '[{\"bundle\":\"used\",\"visits\":1}]', 'app', 1, NULL, '[]');",
        )
        .unwrap();
        assert_eq!(apply_all(&mut db, &MIGRATIONS[..7]).unwrap(), ["0007_orders"]);
        let rows = |sql: &str| {
            let mut statement = db.prepare(sql).unwrap();
            let read = |row: &rusqlite::Row<'_>| {
                let parts = (0..6).map(|n| row.get::<_, rusqlite::types::Value>(n));
                Ok(parts.map(|it| format!("{:?}", it.unwrap())).collect::<Vec<_>>().join(" "))
            };
            statement.query_map([], read).unwrap().collect::<Result<Vec<_>, _>>().unwrap()
        };
        assert_eq!(
            rows(
                "SELECT visits, available, spent, reserved + expired + refunded, purchase, pence FROM bundle"
            ),
            [
                "Integer(5) Integer(5) Integer(0) Integer(0) Null Integer(0)",
                "Integer(5) Integer(2) Integer(3) Integer(0) Null Integer(0)",
            ]
        );
        assert_eq!(
            rows("SELECT bundle, seq, out_of, into_pot, visits, 0 FROM posting ORDER BY bundle, out_of DESC"),
            [
                r#"Text("new") Integer(0) Text("issued") Text("available") Integer(5) Integer(0)"#,
                r#"Text("used") Integer(0) Text("issued") Text("available") Integer(5) Integer(0)"#,
                r#"Text("used") Integer(0) Text("available") Text("spent") Integer(3) Integer(0)"#,
            ]
        );
    }

    #[test]
    fn stays_from_before_officers_asked_have_places() {
        let mut db = Connection::open_in_memory().unwrap();
        let patrol = MIGRATIONS.iter().position(|step| step.name == "0009_patrol").unwrap();
        apply_all(&mut db, &MIGRATIONS[..patrol]).unwrap();
        db.execute_batch(
            "INSERT INTO holder (council, holder, zone, version) VALUES ('c', 'h', 'z', 2), ('d', 'h', 'z', 2);
             INSERT INTO stay (council, holder, stay, starts, ends, vrn, product, zone, spends, channel, activated_at,
             corrections) VALUES ('c', 'h', 'late', 1, 2, 'OI00BSZ', 'p', 'z', '[]', 'app', 9, '[]'),
             ('c', 'h', 'early', 5, 6, 'AB12CDE', 'p', 'z', '[]', 'app', 3, '[]'),
             ('d', 'h', 'other', 1, 2, 'AB12CDE', 'p', 'z', '[]', 'app', 7, '[]');",
        )
        .unwrap();
        apply_all(&mut db, &MIGRATIONS[..=patrol]).unwrap();
        let mut statement =
            db.prepare("SELECT stay, written, alike FROM stay ORDER BY council, written").unwrap();
        let read = |row: &rusqlite::Row<'_>| {
            Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?, row.get::<_, String>(2)?))
        };
        let rows = statement.query_map([], read).unwrap().collect::<Result<Vec<_>, _>>().unwrap();
        let rows: Vec<_> = rows.iter().map(|(stay, written, alike)| (&**stay, *written, &**alike)).collect();
        assert_eq!(rows, [("early", 1, "A812CDE"), ("late", 2, "0100852"), ("other", 1, "A812CDE")]);
    }

    #[test]
    fn what_hangs_on_an_account_outlives_its_new_table() {
        let mut db = Connection::open_in_memory().unwrap();
        db.pragma_update(None, "foreign_keys", true).unwrap();
        let before = MIGRATIONS.iter().position(|step| step.name == "0010_desk").unwrap();
        apply_all(&mut db, &MIGRATIONS[..before]).unwrap();
        db.execute_batch(
            "INSERT INTO holder (council, holder, zone, version) VALUES ('c', 'h', 'z', 2);
             INSERT INTO account VALUES ('c', 'a', 'h', 'resident', 'a@b.c', NULL, 'Ada', '$argon2id$x', 'en', 1);
             INSERT INTO session VALUES ('c', zeroblob(32), 'a', 'h', 'resident', 'd', 'D', 'app', 1, 1, 2);
             INSERT INTO ticket VALUES ('c', 't', 'sign_up', 'a', NULL, '{}', NULL, zeroblob(32), 1, 1, 5);
             INSERT INTO ticket VALUES ('c', 'u', 'sign_up', NULL, NULL, '{}', NULL, CAST('a secret hashed to 32 bytes, too' AS BLOB), 1, 1, 5);
             INSERT INTO passkey VALUES ('c', 'p', 'a', 'P', '{}', 0, 1);",
        )
        .unwrap();
        apply(&mut db).unwrap();
        for (table, rows) in [("account", 1), ("session", 1), ("ticket", 2), ("passkey", 1)] {
            let count: u32 =
                db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
            assert_eq!(count, rows, "{table}");
        }
        let handler = "INSERT INTO account (council, account, role, email, name, password, language, since)
                       VALUES ('c', 'j', 'call_handler', 'j@b.c', 'Joan', '$argon2id$x', 'en', 1)";
        db.execute_batch(handler).unwrap();
        db.execute_batch("DELETE FROM account WHERE account = 'a'").unwrap();
        for table in ["session", "passkey"] {
            let count: u32 =
                db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
            assert_eq!(count, 0, "{table} still goes with the account");
        }
        let faults: u32 =
            db.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0)).unwrap();
        assert_eq!(faults, 0);
    }

    #[test]
    fn the_tables_refuse_what_cannot_be() {
        let mut db = Connection::open_in_memory().unwrap();
        apply(&mut db).unwrap();
        db.execute_batch(
            "INSERT INTO holder (council, holder, zone, version) VALUES ('c', 'h', 'z', 2), ('c', 'i', 'z', 2);
             INSERT INTO bundle VALUES ('c', 'h', 'b', 'p', 1, '2027-01-01', 5, 5, 0, 0, 0, 0, NULL, 0);
             INSERT INTO posting VALUES ('c', 'h', 'b', 1, 'issued', 'available', 5);
             INSERT INTO posting VALUES ('c', 'h', 'b', 2, 'available', 'spent', 4);
             INSERT INTO purchase VALUES ('c', 'h', 'o', 'N-1', 'k-1', 'pay-1', 1, 1800, 'paid', 0, '{}');",
        )
        .unwrap();
        for (refused, reason) in [
            ("INSERT INTO posting VALUES ('c', 'h', 'b', 3, 'available', 'spent', 2)", "available >= 0"),
            ("INSERT INTO posting VALUES ('c', 'h', 'b', 3, 'spent', 'available', 5)", "spent >= 0"),
            ("INSERT INTO posting VALUES ('c', 'h', 'b', 3, 'reserved', 'refunded', 1)", "reserved >= 0"),
            ("INSERT INTO posting VALUES ('c', 'h', 'b', 3, 'available', 'spent', 0)", "visits > 0"),
            ("INSERT INTO posting VALUES ('c', 'h', 'b', 3, 'issued', 'spent', 1)", "out_of <> into_pot"),
            ("INSERT INTO posting VALUES ('c', 'h', 'b', 2, 'available', 'spent', 1)", "UNIQUE"),
            ("UPDATE posting SET visits = 3", "a posting is never rewritten"),
            ("DELETE FROM posting", "a posting is never removed"),
            ("UPDATE bundle SET spent = 5", "visits = available"),
            ("UPDATE bundle SET visits = 9", "visits = available"),
            (
                "INSERT INTO purchase VALUES ('c', 'i', 'q', 'N-1', 'k-2', NULL, 1, 0, 'paid', 0, '{}')",
                "purchase.number",
            ),
            (
                "INSERT INTO purchase VALUES ('c', 'i', 'q', 'N-2', 'k-1', NULL, 1, 0, 'paid', 0, '{}')",
                "purchase.back",
            ),
            (
                "INSERT INTO purchase VALUES ('c', 'i', 'q', 'N-2', 'k-2', 'pay-1', 1, 0, 'paid', 0, '{}')",
                "purchase.payment",
            ),
            (
                "INSERT INTO purchase VALUES ('c', 'i', 'q', 'N-2', 'k-2', NULL, 1, 0, 'open', 0, '{}')",
                "unsettled = 1",
            ),
        ] {
            let told = db.execute_batch(refused).unwrap_err().to_string();
            assert!(told.contains(reason), "{refused}: {told}");
        }
        db.execute_batch("INSERT INTO posting VALUES ('c', 'h', 'b', 3, 'available', 'spent', 1)").unwrap();
    }

    #[test]
    fn a_step_that_fails_leaves_nothing() {
        let mut db = Connection::open_in_memory().unwrap();
        let broken = [Migration { name: "0001_broken", sql: "CREATE TABLE half (a TEXT) STRICT; NONSENSE;" }];
        assert!(apply_all(&mut db, &broken).is_err());
        let tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'half'";
        assert_eq!(db.query_row(tables, [], |row| row.get::<_, u32>(0)).unwrap(), 0);
        assert_eq!(check(&db, MIGRATIONS).unwrap(), MIGRATIONS.len());
    }
}
