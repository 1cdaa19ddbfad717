//! The promises every store keeps. A case is a function; the macro makes a named test of each case for each store.

mod access;
mod decisions;
mod fixture;
mod random;

macro_rules! conformance {
    ($($module:ident: $($case:ident)*;)*) => {
        /// The reference model.
        mod memory {
            $($(
                #[tokio::test]
                async fn $case() {
                    super::$module::$case(&*super::fixture::memory()).await;
                }
            )*)*
        }

        /// The embedded store.
        mod sqlite {
            $($(
                #[tokio::test]
                async fn $case() {
                    let (store, _folder) = super::fixture::sqlite();
                    super::$module::$case(&*store).await;
                }
            )*)*
        }
    };
}

conformance! {
    decisions:
        a_decision_is_kept_whole
        asked_again_it_is_answered_from_memory
        a_refusal_is_an_answer_too
        a_request_is_not_used_for_something_else
        nobody_is_no_holder
        the_last_visit_goes_to_one
        one_request_from_many_is_one_stay
        the_journal_is_read_in_pages
        a_credit_counts_once
        stays_that_ended_long_ago_are_left_out
        registrations_are_kept
        councils_are_kept_apart;
    access:
        who_is_there_already_stays_as_they_are
        sessions_come_and_go
        a_dropped_session_is_not_revived
        another_accounts_device_is_nobodys
        tries_are_counted_for_a_while
        a_full_bucket_counts_nothing
        what_has_expired_is_forgotten;
}
