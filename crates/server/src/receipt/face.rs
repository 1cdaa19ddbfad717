//! The font of receipts: which letters it has, how wide they are, and where a line ends. Knows nothing of pages.

use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::raw::TableProvider;
use skrifa::raw::tables::kern::{Subtable0, SubtableKind};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use unicode_normalization::UnicodeNormalization;

/// The font files, whole; a receipt carries only the letters it uses.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/OpenSans-Regular.ttf");
/// The bold one.
pub const BOLD: &[u8] = include_bytes!("../../assets/fonts/OpenSans-Bold.ttf");

/// More letters than any name, address or description needs. A row of a table then always fits a page.
const MOST: usize = 300;
/// What stands for a letter that the font does not have.
const UNKNOWN: char = '\u{fffd}';

/// Both weights.
pub struct Faces {
    /// For most.
    pub regular: Face,
    /// For headings and totals.
    pub bold: Face,
}

impl Faces {
    /// Reads the fonts; none if they are damaged.
    pub fn open() -> Option<Self> {
        Some(Self { regular: Face::open(REGULAR)?, bold: Face::open(BOLD)? })
    }

    /// One of them.
    pub fn of(&self, bold: bool) -> &Face {
        if bold { &self.bold } else { &self.regular }
    }
}

/// A weight of the font.
pub struct Face {
    letters: Charmap<'static>,
    widths: GlyphMetrics<'static>,
    pairs: Option<Subtable0<'static>>,
    units: f32,
}

/// A letter in its place.
#[derive(Debug, Clone, Copy)]
pub struct Placed {
    /// Its drawing.
    pub glyph: GlyphId,
    /// How far the next one is, in parts of the size.
    pub advance: f32,
}

impl Face {
    fn open(file: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(file).ok()?;
        let pairs = font.kern().ok().and_then(|kern| {
            kern.subtables().flatten().find_map(|table| match table.kind() {
                Ok(SubtableKind::Format0(pairs)) => Some(pairs),
                Ok(SubtableKind::Format1(_) | SubtableKind::Format2(_) | SubtableKind::Format3(_))
                | Err(_) => None,
            })
        });
        let units = f32::from(font.head().ok()?.units_per_em());
        let widths = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        (units > 0.0).then(|| Self { letters: font.charmap(), widths, pairs, units })
    }

    /// The letters of a text, one for each.
    pub fn placed(&self, text: &str) -> Vec<Placed> {
        let mut placed: Vec<Placed> = Vec::with_capacity(text.len());
        let mut before: Option<char> = None;
        for letter in text.chars() {
            let glyph = self.letters.map(letter).unwrap_or(GlyphId::NOTDEF);
            // Numbers stay in their columns.
            if let Some(last) = placed.last_mut()
                && before.is_some_and(char::is_alphabetic)
                && letter.is_alphabetic()
            {
                last.advance += self.closer(last.glyph, glyph);
            }
            let advance = self.widths.advance_width(glyph).unwrap_or_default() / self.units;
            placed.push(Placed { glyph, advance });
            before = Some(letter);
        }
        placed
    }

    fn closer(&self, left: GlyphId, right: GlyphId) -> f32 {
        let by = self.pairs.as_ref().and_then(|pairs| pairs.kerning(left, right)).unwrap_or_default();
        i16::try_from(by).map(f32::from).unwrap_or_default() / self.units
    }

    /// How wide a text is.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        self.placed(text).iter().map(|it| it.advance).sum::<f32>() * size
    }

    /// A text in letters that the font has, on one line and not too long. What cannot be seen is left out, a letter
    /// with an accent that the font lacks loses it, and any other unknown letter is shown as such.
    pub fn clean(&self, text: &str) -> String {
        let mut clean = String::new();
        let mut count = 0;
        for letter in text.nfc().filter(|it| it.is_whitespace() || !unseen(*it)) {
            if count == MOST {
                clean.push('…');
                break;
            }
            let letter = if letter.is_whitespace() { Some(' ') } else { self.nearest(letter) };
            let Some(letter) = letter else { continue };
            if letter == ' ' && (clean.is_empty() || clean.ends_with(' ')) {
                continue;
            }
            clean.push(letter);
            count += 1;
        }
        clean.truncate(clean.trim_end().len());
        clean
    }

    fn nearest(&self, letter: char) -> Option<char> {
        let has = |letter: char| self.letters.map(letter).is_some_and(|glyph| glyph != GlyphId::NOTDEF);
        if unicode_normalization::char::is_combining_mark(letter) {
            return None;
        }
        if has(letter) {
            return Some(letter);
        }
        letter.nfkd().find(|it| has(*it)).or(Some(UNKNOWN))
    }

    /// A clean text in lines of a width. Each but the last ends with the space it was broken at; a word that is wider
    /// than a line is broken anywhere.
    pub fn lines(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines = vec![String::new()];
        for word in text.split_inclusive(' ') {
            let last = lines.last().map_or("", String::as_str);
            if self.width(&format!("{last}{}", word.trim_end()), size) <= width {
                extend(&mut lines, word);
            } else if self.width(word.trim_end(), size) <= width {
                lines.push(word.to_owned());
            } else {
                self.broken(&mut lines, word, size, width);
            }
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    fn broken(&self, lines: &mut Vec<String>, word: &str, size: f32, width: f32) {
        for letter in word.chars() {
            let last = lines.last().map_or("", String::as_str);
            if letter != ' ' && self.width(&format!("{last}{letter}"), size) > width {
                lines.push(String::new());
            }
            extend(lines, letter.encode_utf8(&mut [0; 4]));
        }
    }
}

fn extend(lines: &mut [String], text: &str) {
    if let Some(last) = lines.last_mut() {
        last.push_str(text);
    }
}

/// Whether a text has something to read in it.
pub fn legible(clean: &str) -> bool {
    clean.chars().any(char::is_alphanumeric)
}

/// Letters that only steer how others are shown.
fn unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}
