//! The promises every store keeps. A case is a function; the macro makes a named test of each case for each store.

mod access;
mod accounts;
mod audit;
mod books;
mod calls;
mod connections;
mod decisions;
pub mod fixture;
mod helpers;
mod letters;
mod links;
mod notices;
mod orders;
mod papers;
mod patrol;
mod proofs;
mod queue;
mod random;
mod texts;

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
    accounts:
        a_ticket_is_used_once
        a_link_works_without_the_ticket
        five_wrong_codes_are_the_end_of_a_ticket
        codes_end_before_links
        a_ticket_for_something_else_is_left_alone
        of_many_one_uses_a_ticket
        an_address_belongs_to_one
        an_account_is_opened_once
        a_new_password_ends_what_was_open
        passkeys_belong_to_one_and_count_up
        who_leaves_is_forgotten_and_what_was_parked_stays
        letters_are_found_by_whom_they_are_to;
    helpers:
        who_helps_is_found_by_account_until_it_ends
        whoever_leaves_helps_nobody_and_is_helped_by_nobody
        a_stay_keeps_who_activated_it
        an_invitation_is_a_ticket;
    letters:
        a_letter_is_posted_once
        letters_are_due_in_their_time_and_order
        a_letter_that_was_carried_is_not_due_again
        a_letter_is_put_off_and_given_up
        what_belongs_to_something_is_recalled
        what_is_on_its_way_is_sent_though_recalled
        letters_of_councils_are_kept_apart
        old_letters_are_forgotten_and_waiting_ones_never
        posting_rings_the_bell;
    papers:
        an_upload_is_announced_once
        another_holders_documents_are_nobodys
        documents_are_read_in_pages;
    audit:
        each_council_has_a_chain_of_its_own
        tampering_is_found;
    patrol:
        stays_of_a_plate_are_found_whoevers_they_are
        near_plates_in_a_zone_are_found
        stays_are_told_in_the_order_of_writing
        an_officers_key_is_made_and_taken_back_once
        checks_are_kept_at_a_pace_counted_and_forgotten;
    queue:
        the_longest_waiting_comes_first
        a_holder_keeps_every_registration
        what_a_decision_tells_is_kept_with_it;
    orders:
        orders_are_found_by_what_names_them
        unsettled_orders_are_told_oldest_first
        an_old_order_bears_only_when_it_is_named
        a_basket_and_an_order_are_kept_whole
        visits_that_end_are_found;
    calls:
        holders_are_found_by_the_words_that_name_them
        who_has_left_is_not_found
        a_call_is_one_devices
        answers_count_until_there_are_no_tries_left
        a_call_that_is_over_is_forgotten;
    books:
        books_are_told_whole
        books_are_read_in_pages
        whose_books_were_written_in_is_known
        who_is_held_fast_is_not_changed;
    texts:
        a_text_is_answered_once
        texts_are_told_apart_by_council_and_provider
        old_replies_are_forgotten;
    notices:
        a_choice_is_an_accounts_until_it_closes
        ends_are_found_where_somebody_wants_to_know
        an_end_is_told_once_as_it_is
        so_many_texts_and_no_more
        numbers_of_visitors_are_forgotten_with_their_letters
        looks_at_a_holder_are_found;
    connections:
        a_key_is_found_by_its_hash_and_its_kind
        there_are_only_so_many_connections
        connections_end_by_name_with_a_new_password_and_with_the_account
        keys_that_are_over_are_forgotten
        what_happens_to_a_stay_is_to_be_told
        the_end_of_a_stay_is_told_in_its_time_and_moves
        what_was_told_is_not_told_again
        an_address_that_is_stopped_is_told_nothing;
    proofs:
        a_stay_keeps_the_ends_it_had
        several_stays_are_one_entry_of_the_journal
        plates_are_kept_until_they_are_forgotten
        a_code_proves_one_stay_of_its_council;
    links:
        a_link_is_kept_with_its_uses
        of_many_visitors_one_has_the_last_use
        a_link_is_found_in_its_council_until_it_is_forgotten
        who_leaves_takes_their_links_along;
}
