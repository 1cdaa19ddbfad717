//! The writer under trouble: work that fails or panics, a commit that fails, a full disk, a full queue.

use super::*;
use crate::rng::SeededRng;
use crate::store::sqlite::connection::Folder;
use crate::store::sqlite::prepare;
use std::sync::mpsc;

fn writer() -> (Writer, Folder, tempfile::TempDir) {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::lock(data.path()).unwrap();
    prepare(&folder, &SeededRng::new(1)).unwrap();
    (Writer::start(folder.database()).unwrap(), folder, data)
}

fn add(holder: String) -> impl FnMut(&Connection) -> Result<(), Trouble> + Send + 'static {
    move |db| {
        let sql = "INSERT INTO holder (council, holder, zone, version) VALUES ('c', ?1, ?2, 0)";
        db.execute(sql, [&holder, &"z".repeat(500)])?;
        Ok(())
    }
}

fn count(db: &Connection) -> Result<u32, Trouble> {
    Ok(db.query_row("SELECT count(*) FROM holder", [], |row| row.get(0))?)
}

/// Keeps the thread busy until the returned end is dropped, so that what follows waits and becomes one group.
fn hold(writer: &Writer) -> mpsc::Sender<()> {
    let (release, held) = mpsc::channel::<()>();
    let (begin, begun) = mpsc::channel();
    drop(writer.run(move |_| {
        begin.send(()).unwrap();
        held.recv().unwrap_or_default();
        Ok(())
    }));
    begun.recv().unwrap();
    release
}

#[tokio::test]
async fn a_group_is_one_commit() {
    let (writer, _folder, _data) = writer();
    let release = hold(&writer);
    let jobs: Vec<_> = (0..100).map(|n| writer.run(add(n.to_string()))).collect();
    drop(release);
    for job in jobs {
        job.await.unwrap();
    }
    assert_eq!(writer.run(count).await.unwrap(), 100);
    let commits = writer.commits().load(Ordering::Relaxed);
    assert!(commits <= 4, "{commits} commits");
}

#[tokio::test]
async fn work_that_fails_takes_no_other_down() {
    let (writer, _folder, _data) = writer();
    let release = hold(&writer);
    let before = writer.run(add("ada".to_owned()));
    let twice = writer.run(add("ada".to_owned()));
    let panics = writer.run(|db| {
        db.execute("DELETE FROM holder", [])?;
        assert!(db.is_autocommit(), "this panic is wanted");
        Ok(())
    });
    let after = writer.run(add("bea".to_owned()));
    drop(release);
    before.await.unwrap();
    assert!(matches!(twice.await, Err(Trouble::Broken(reason)) if reason.contains("UNIQUE")));
    assert!(matches!(panics.await, Err(Trouble::Broken(reason)) if reason.contains("panicked")));
    after.await.unwrap();
    assert_eq!(writer.run(count).await.unwrap(), 2);
}

#[tokio::test]
async fn a_commit_that_fails_is_unknown_and_the_next_one_works() {
    let (writer, _folder, _data) = writer();
    let orphan = writer.run(|db| {
        db.pragma_update(None, "defer_foreign_keys", true)?;
        let sql = "INSERT INTO bundle VALUES ('c', 'nobody', 'b', 'visitor', 0, '2027-01-01', 5, 5, 0, 0, 0, 0, NULL, 0)";
        db.execute(sql, [])?;
        Ok(())
    });
    assert_eq!(orphan.await, Err(Trouble::Unknown));
    writer.run(add("ada".to_owned())).await.unwrap();
    let orphans =
        writer.run(|db| Ok(db.query_row("SELECT count(*) FROM bundle", [], |row| row.get::<_, u32>(0))?));
    assert_eq!(orphans.await.unwrap(), 0);
}

#[tokio::test]
async fn a_full_disk_is_told_and_recovered_from() {
    let (writer, _folder, _data) = writer();
    let allow = |pages: i64| {
        writer.run(move |db| {
            let held: i64 = db.query_row("PRAGMA page_count", [], |row| row.get(0))?;
            let sql = format!("PRAGMA max_page_count = {}", held + pages);
            Ok(db.query_row(&sql, [], |_| Ok(()))?)
        })
    };
    allow(2).await.unwrap();
    let mut kept = 0;
    let refused = loop {
        match writer.run(add(kept.to_string())).await {
            Ok(()) => kept += 1,
            Err(trouble) => break trouble,
        }
    };
    assert_eq!(refused, Trouble::Full);
    assert_eq!(writer.run(count).await.unwrap(), kept);
    allow(100).await.unwrap();
    writer.run(add("after".to_owned())).await.unwrap();
    assert_eq!(writer.run(count).await.unwrap(), kept + 1);
}

#[tokio::test]
async fn a_full_queue_is_busy_and_what_was_taken_in_is_finished() {
    let (writer, folder, _data) = writer();
    let release = hold(&writer);
    let mut waiting = Vec::new();
    let refused = loop {
        if writer.queue.as_ref().unwrap().capacity() == 0 {
            break writer.run(add("one too many".to_owned())).await;
        }
        waiting.push(writer.run(add(waiting.len().to_string())));
    };
    assert_eq!(refused, Err(Trouble::Busy));
    let taken = waiting.len();
    drop(waiting);
    drop(release);
    drop(writer);
    let db = connection::reading(&folder.database()).unwrap();
    assert_eq!(count(&db).unwrap() as usize, taken);
}
