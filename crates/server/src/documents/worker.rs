//! The worker: one file comes in, pages of pixels go out. A program of its own, run only between the walls that
//! `sandbox` builds, because decoders are where files attack. It opens no other file, knows no names, and what it
//! says is one word.

use super::drawing::{self, Pages};
use super::sniff::{Unfit, sniff, too_large};
use std::io::{self, Read, Write};
use std::process::ExitCode;

/// What the worker says first, so that walls that did not stand are told apart from a file that broke it.
pub const HELLO: &[u8] = b"PV1\n";
/// The exit code after a file that cannot be taken; the reason is on stderr.
pub const REFUSED: u8 = 20;

/// Every word the worker may say, and what it means.
const WORDS: [(&str, Unfit); 7] = [
    ("empty", Unfit::Empty),
    ("large", Unfit::TooLarge { max_mb: (super::sniff::MOST_BYTES >> 20) as u32 }),
    ("kind", Unfit::WrongKind),
    ("locked", Unfit::Locked),
    ("unreadable", Unfit::Unreadable),
    ("pages", Unfit::TooManyPages { max: super::sniff::MOST_PAGES }),
    ("heic", Unfit::HeicNotTaken),
];

/// What a word means. The worker may have been taken over, so that anything else means that the file is bad.
pub fn meaning(word: &[u8]) -> Unfit {
    let word = word.trim_ascii();
    WORDS.iter().find(|(known, _)| known.as_bytes() == word).map_or(Unfit::Unreadable, |(_, unfit)| *unfit)
}

/// Reads a file from standard input and writes its pages to standard output: after the greeting, each as its length
/// in four bytes and a JPEG, and a length of nothing at the end.
pub fn main() -> ExitCode {
    // What a decoder says about a file it stumbled over could repeat what is in it.
    std::panic::set_hook(Box::new(|_| {}));
    match render(&mut io::stdin().lock(), &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(unfit) => {
            let word = WORDS.iter().find(|(_, known)| *known == unfit).map_or("unreadable", |(word, _)| word);
            eprintln!("{word}");
            ExitCode::from(REFUSED)
        }
    }
}

fn render(from: &mut impl Read, to: &mut impl Write) -> Result<(), Unfit> {
    // A pipe that is closed means that nobody wants the pages any more.
    let gone = |_: io::Error| Unfit::Unreadable;
    to.write_all(HELLO).and_then(|()| to.flush()).map_err(gone)?;
    let mut file = Vec::new();
    from.take(super::sniff::MOST_BYTES + 1).read_to_end(&mut file).map_err(gone)?;
    if file.len() as u64 > super::sniff::MOST_BYTES {
        return Err(too_large());
    }
    let kind = sniff(&file)?;
    let mut write = |page: &[u8]| {
        let length = u32::try_from(page.len()).map_err(|_| Unfit::Unreadable)?;
        to.write_all(&length.to_be_bytes()).and_then(|()| to.write_all(page)).map_err(gone)
    };
    drawing::draw(kind, file, &mut Pages::new(&mut write))?;
    to.write_all(&0_u32.to_be_bytes()).and_then(|()| to.flush()).map_err(gone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_one_meaning_and_no_other_is_believed() {
        for (word, unfit) in WORDS {
            assert_eq!(meaning(format!("{word}\n").as_bytes()), unfit);
        }
        for lie in ["", "fine", "infected", "locked out", "\0"] {
            assert_eq!(meaning(lie.as_bytes()), Unfit::Unreadable, "{lie}");
        }
    }

    #[test]
    fn it_greets_before_it_reads() {
        let mut said = Vec::new();
        assert_eq!(render(&mut &b""[..], &mut said), Err(Unfit::Empty));
        assert_eq!(said, HELLO);
    }
}
