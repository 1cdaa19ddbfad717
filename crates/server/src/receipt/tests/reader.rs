//! Reads a receipt back with the program that draws residents' documents: its text, its tags, its picture.

use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, TransformExt, interpret_page,
};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Dict, Name, Object, Stream, String as Text};
use hayro::kurbo::{BezPath, Rect};
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::RgbaImage;
use std::collections::BTreeMap;

/// What is in a receipt.
#[derive(Default)]
pub struct Read {
    /// How many pages.
    pub pages: usize,
    /// What a screen reader tells, as drawn: one space between any two pieces.
    pub text: String,
    /// What there is for the eye as well.
    pub seen: String,
    /// How often each kind of tag is in the tree.
    pub tags: BTreeMap<String, usize>,
    /// The language.
    pub language: String,
    /// The title.
    pub title: String,
    /// The metadata, as XML.
    pub claims: String,
    /// Whether every letter is on its page.
    pub inside: bool,
    artifact: bool,
}

/// Reads one.
pub fn read(bytes: Vec<u8>) -> Read {
    let pdf = Pdf::new(bytes).unwrap();
    let mut read = Read { pages: pdf.pages().len(), inside: true, ..Read::default() };
    let cache = InterpreterCache::new();
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let area = Rect::new(0.0, 0.0, width.into(), height.into());
        let settings = InterpreterSettings::default();
        let at = page.initial_transform(true).to_kurbo();
        let mut context = Context::new(at, area, &cache, page.xref(), settings);
        interpret_page(page, &mut context, &mut read);
    }
    read.text = read.text.split_whitespace().collect::<Vec<_>>().join(" ");
    for object in pdf.objects() {
        if let Object::Dict(dict) = &object {
            read.dict(dict);
        } else if let Object::Stream(stream) = &object {
            read.claim(stream);
        }
    }
    read
}

impl Read {
    fn dict(&mut self, dict: &Dict<'_>) {
        let name = |key: &str| dict.get::<Name<'_>>(key).map(|it| it.as_str().to_owned());
        if let (Some("StructElem"), Some(kind)) = (name("Type").as_deref(), name("S")) {
            *self.tags.entry(kind).or_default() += 1;
        }
        if name("Type").as_deref() == Some("Catalog") {
            let language = dict.get::<Text<'_>>("Lang").unwrap();
            self.language = String::from_utf8(language.as_bytes().to_vec()).unwrap();
        }
    }

    fn claim(&mut self, stream: &Stream<'_>) {
        if stream.dict().get::<Name<'_>>("Type").is_some_and(|it| it.as_str() == "Metadata") {
            self.claims = String::from_utf8(stream.decoded().unwrap().to_vec()).unwrap();
            let after = self.claims.split_once("<dc:title>").unwrap().1;
            let title = after.split_once("</rdf:li>").unwrap().0.rsplit_once('>').unwrap().1;
            self.title = title.to_owned();
        }
    }
}

impl<'a> Device<'a> for Read {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let place = props.transform * glyph.transform();
            let at = place.translation();
            self.inside &= (50.0..545.0).contains(&at.x) && (40.0..812.0).contains(&at.y);
            let text = match glyph.as_unicode().expect("a letter") {
                BfString::Char(letter) => letter.to_string(),
                BfString::String(text) => text,
            };
            self.seen += &text;
            if !self.artifact {
                self.text += &text;
            }
        }
    }
    fn begin_marked_content(&mut self, tag: &[u8], _: Option<&Dict<'_>>) {
        self.artifact |= tag == b"Artifact";
    }
    fn end_marked_content(&mut self) {
        self.artifact = false;
        self.text.push(' ');
    }
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// The first page as a picture, `scale` pixels to the point.
pub fn picture(bytes: Vec<u8>, scale: f32) -> RgbaImage {
    let pdf = Pdf::new(bytes).unwrap();
    let white = hayro::vello_cpu::color::palette::css::WHITE;
    let pixels = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: white };
    let (cache, settings) = (RenderCache::new(), InterpreterSettings::default());
    let drawn = hayro::render(&pdf.pages()[0], &cache, &settings, &RenderSettings::default(), &pixels);
    let (width, height) = (drawn.width().into(), drawn.height().into());
    RgbaImage::from_raw(width, height, drawn.data_as_u8_slice().to_vec()).unwrap()
}
