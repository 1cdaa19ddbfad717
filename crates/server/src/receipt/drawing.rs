//! Writing a paper that is laid out as PDF: letters, lines, and the tree that a screen reader reads. The only file
//! that knows the writer of PDF.

use super::NoReceipt;
use super::face::{BOLD, Face, Faces, REGULAR};
use super::layout::{Branch, Ink, LEFT, Laid, PAGE, Style, Tag, WIDTH};
use super::sheet::Role;
use chrono::{DateTime, Datelike, Timelike, Utc};
use krilla::Document;
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{self, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TableHeaderScope, TagGroup, TagTree,
};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use permit_api::words::Lang;
use std::collections::BTreeMap;
use std::num::{NonZeroU16, NonZeroU32};

const INK: [u8; 3] = [0x1d, 0x1b, 0x19];
const PALE: [u8; 3] = [0x55, 0x50, 0x4b];
const THIN: [u8; 3] = [0xc4, 0xbf, 0xb9];
/// The product's own colour.
const OURS: [u8; 3] = [0x2b, 0x35, 0x79];

/// What is said of the whole file.
pub struct About<'a> {
    /// What it is called.
    pub title: &'a str,
    /// Who made it.
    pub author: &'a str,
    /// Its language.
    pub language: Lang,
    /// When it was made.
    pub now: DateTime<Utc>,
    /// At the foot of each page: on the left, and on the right.
    pub feet: &'a [[String; 2]],
}

/// Writes a paper.
pub fn draw(laid: &Laid, faces: &Faces, about: &About<'_>) -> Result<Vec<u8>, NoReceipt> {
    let unwritable = |error: &dyn std::fmt::Debug| NoReceipt::Unwritable(format!("{error:?}"));
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| unwritable(&error))?;
    let settings = krilla::SerializeSettings { configuration, ..krilla::SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let font = |file: &'static [u8]| Font::new(file.into(), 0).ok_or(NoReceipt::NoFont);
    let mut hand = Hand { faces, fonts: [font(REGULAR)?, font(BOLD)?], leaves: BTreeMap::new() };
    for (index, inks) in laid.pages.iter().enumerate() {
        let settings = PageSettings::from_wh(PAGE[0], PAGE[1]);
        let mut page = document.start_page_with(settings.ok_or_else(|| unwritable(&"page"))?);
        let mut surface = page.surface();
        hand.page(&mut surface, inks);
        if let Some(foot) = about.feet.get(index) {
            hand.foot(&mut surface, foot);
        }
        surface.finish();
        page.finish();
    }
    let tree: Vec<Node> = laid.tree.iter().flat_map(|branch| hand.nodes(branch)).collect();
    document.set_tag_tree(TagTree::from(tree).with_lang(Some(language(about.language))));
    document.set_outline(outline(laid));
    document.set_metadata(metadata(about));
    // The error may hold a piece of the text, which is nobody's business in a log.
    document.finish().map_err(|error| NoReceipt::Unwritable(error.to_string()))
}

fn language(language: Lang) -> String {
    match language {
        Lang::En => "en-GB".to_owned(),
        Lang::Cy => "cy-GB".to_owned(),
    }
}

fn metadata(about: &About<'_>) -> Metadata {
    let now = about.now;
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    let date = metadata::DateTime::new(u16::try_from(now.year()).unwrap_or_default())
        .month(small(now.month()))
        .day(small(now.day()))
        .hour(small(now.hour()))
        .minute(small(now.minute()))
        .second(small(now.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    Metadata::new()
        .title(about.title.to_owned())
        .authors(vec![about.author.to_owned()])
        .language(language(about.language))
        .creation_date(date)
}

fn outline(laid: &Laid) -> Outline {
    let mut outline = Outline::new();
    for landmark in &laid.landmarks {
        let place = XyzDestination::new(landmark.page, Point::from_xy(0.0, landmark.y));
        outline.push_child(OutlineNode::new(landmark.text.clone(), place));
    }
    outline
}

struct Hand<'a> {
    faces: &'a Faces,
    fonts: [Font; 2],
    leaves: BTreeMap<usize, Vec<Identifier>>,
}

impl Hand<'_> {
    fn page(&mut self, surface: &mut Surface<'_>, inks: &[Ink]) {
        let band = Rect::from_xywh(0.0, 0.0, PAGE[0], 10.0);
        filled(surface, band, OURS);
        for ink in inks {
            match ink {
                Ink::Rule { y, strong } => {
                    let (thick, colour) = if *strong { (1.5, INK) } else { (0.75, THIN) };
                    filled(surface, Rect::from_xywh(LEFT, y - thick, WIDTH, thick), colour);
                }
                Ink::Text { x, baseline, style, text, leaf } => {
                    let artifact = ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther));
                    let tag = leaf.map_or(artifact, |_| ContentTag::Span(SpanTag::empty()));
                    let id = surface.start_tagged(tag);
                    self.write(surface, Point::from_xy(*x, *baseline), *style, text);
                    surface.end_tagged();
                    if let Some(leaf) = leaf {
                        self.leaves.entry(*leaf).or_default().push(id);
                    }
                }
            }
        }
    }

    fn foot(&self, surface: &mut Surface<'_>, [left, right]: &[String; 2]) {
        let (style, baseline) = (Style::FOOT, PAGE[1] - 40.0);
        let face = self.faces.of(style.bold);
        let from = LEFT + WIDTH - face.width(right, style.size);
        let left = face.lines(left, style.size, from - LEFT - 20.0).into_iter().next().unwrap_or_default();
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
        self.write(surface, Point::from_xy(LEFT, baseline), style, &left);
        self.write(surface, Point::from_xy(from, baseline), style, right);
        surface.end_tagged();
    }

    fn write(&self, surface: &mut Surface<'_>, at: Point, style: Style, text: &str) {
        let font = &self.fonts[usize::from(style.bold)];
        surface.set_fill(Some(paint(if style.pale { PALE } else { INK })));
        let glyphs = glyphs(self.faces.of(style.bold), text);
        surface.draw_glyphs(at, &glyphs, font.clone(), text, style.size, false);
    }

    /// A branch with what was drawn for it; empty where nothing was.
    fn nodes(&mut self, branch: &Branch) -> Vec<Node> {
        match branch {
            Branch::Leaf(leaf) => {
                self.leaves.remove(leaf).unwrap_or_default().into_iter().map(Node::from).collect()
            }
            Branch::Group(tag, parts) => {
                let parts: Vec<Node> = parts.iter().flat_map(|part| self.nodes(part)).collect();
                vec![group(tag, parts).into()]
            }
        }
    }
}

fn glyphs(face: &Face, text: &str) -> Vec<KrillaGlyph> {
    let letters = text.char_indices().map(|(at, letter)| at..at + letter.len_utf8());
    let glyph = |(range, placed): (_, super::face::Placed)| {
        let id = GlyphId::new(placed.glyph.to_u32());
        KrillaGlyph::new(id, placed.advance, 0.0, 0.0, 0.0, range, None)
    };
    letters.zip(face.placed(text)).map(glyph).collect()
}

fn group(tag: &Tag, parts: Vec<Node>) -> TagGroup {
    use krilla::tagging::Tag as Is;
    match tag {
        Tag::Heading(rank, text) => {
            let rank = NonZeroU16::new(*rank).unwrap_or(NonZeroU16::MIN);
            TagGroup::with_children(Is::Hn(rank, Some(text.clone())), parts)
        }
        Tag::Paragraph => TagGroup::with_children(Is::P, parts),
        Tag::Table(summary) => TagGroup::with_children(Is::Table.with_summary(Some(summary.clone())), parts),
        Tag::Head => TagGroup::with_children(Is::THead, parts),
        Tag::Body => TagGroup::with_children(Is::TBody, parts),
        Tag::Foot => TagGroup::with_children(Is::TFoot, parts),
        Tag::Row => TagGroup::with_children(Is::TR, parts),
        Tag::Cell(role, span) => {
            let span = u32::try_from(*span).ok().and_then(NonZeroU32::new).filter(|span| span.get() > 1);
            let head = |scope| TagGroup::with_children(Is::TH(scope).with_col_span(span), Vec::new());
            let mut cell = match role {
                Role::ColumnHead => head(TableHeaderScope::Column),
                Role::RowHead => head(TableHeaderScope::Row),
                Role::Data => TagGroup::new(Is::TD.with_col_span(span)),
            };
            // A cell holds a paragraph, so that one with two lines is still one text.
            cell.push(TagGroup::with_children(Is::P, parts));
            cell
        }
    }
}

fn paint([red, green, blue]: [u8; 3]) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

/// A rectangle for the eye only.
fn filled(surface: &mut Surface<'_>, rect: Option<Rect>, colour: [u8; 3]) {
    let mut path = PathBuilder::new();
    if let Some(rect) = rect {
        path.push_rect(rect);
    }
    let Some(path) = path.finish() else { return };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    surface.set_fill(Some(paint(colour)));
    surface.draw_path(&path);
    surface.end_tagged();
}
