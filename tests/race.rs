//! Two devices want the last visit at the same moment: exactly one gets it, a thousand times over.

use permit_api::Code;
use permit_tests::fresh_id;
use permit_tests::person::{Person, tomorrow};
use permit_tests::server::Server;

const ROUNDS: usize = 1000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_visit_goes_to_exactly_one_device() -> anyhow::Result<()> {
    let server = Server::start()?;
    let left = Person::log_in(&server, "last.visit@example.org").await?;
    let right = Person::log_in(&server, "last.visit@example.org").await?;
    assert_eq!(left.overview().await?.products[0].visits_left, 1);
    let mut wins = [0, 0];
    for round in 0..ROUNDS {
        let (a, b) = tokio::join!(
            left.activate(fresh_id(), "AA11 AAA", tomorrow()),
            right.activate(fresh_id(), "BB22 BBB", tomorrow()),
        );
        let (winner, stay, problem) = match (a?, b?) {
            (Ok(stay), Err(problem)) => (0, stay, problem),
            (Err(problem), Ok(stay)) => (1, stay, problem),
            (a, b) => panic!("round {round}: {a:?} and {b:?}"),
        };
        assert_eq!(problem.code, Code::NotEnoughVisits, "round {round}");
        wins[winner] += 1;
        left.give_back(&stay.stay.id).await?;
    }
    let overview = left.overview().await?;
    assert_eq!(overview.products[0].visits_left, 1);
    assert!(overview.stays.iter().all(|stay| stay.phase == permit_api::stays::Phase::Cancelled));
    assert_eq!(wins.iter().sum::<usize>(), ROUNDS);
    Ok(())
}
