import CXLSXWriter

/// A colour as red, green and blue, written `0x1F3864`.
package struct RGB: Hashable, Sendable, ExpressibleByIntegerLiteral {
    /// Red, green and blue in the lowest 24 bits, red the highest.
    package let value: UInt32

    /// Makes a colour of `0xRRGGBB`; higher bits are dropped.
    package init(_ value: UInt32) {
        self.value = value & 0xFF_FFFF
    }

    /// Takes a literal such as `0x1F3864`; higher bits are dropped.
    package init(integerLiteral value: UInt32) {
        self.init(value)
    }

    /// libxlsxwriter takes 0 for "no colour"; black is a number of its own.
    var lxw: lxw_color_t {
        value == 0 ? lxw_color_t(LXW_COLOR_BLACK.rawValue) : lxw_color_t(value)
    }
}

/// How a cell looks.
///
/// A value: equal formats share one entry in the file. `numberFormat` is Excel's own notation and
/// is cut after 127 bytes, as is `fontName`.
package struct CellFormat: Hashable, Sendable {
    /// Raw values are those of `lxw_format_alignments`.
    package enum Horizontal: UInt8, Sendable {
        case left = 1
        case center, right
    }

    /// Raw values are those of `lxw_format_alignments`.
    package enum Vertical: UInt8, Sendable {
        case top = 8
        case bottom, center
    }

    /// Raw values are those of `lxw_format_borders`.
    package enum Line: UInt8, Sendable {
        case thin = 1
        case medium, dashed, dotted, thick, double, hair
    }

    /// The lines round a cell.
    package struct Borders: Hashable, Sendable {
        /// Above the cell; nil for none.
        package var top: Line?
        /// Below the cell; nil for none.
        package var bottom: Line?
        /// Left of the cell; nil for none.
        package var left: Line?
        /// Right of the cell; nil for none.
        package var right: Line?

        /// Makes borders of these lines; none by default.
        package init(top: Line? = nil, bottom: Line? = nil, left: Line? = nil, right: Line? = nil) {
            self.top = top
            self.bottom = bottom
            self.left = left
            self.right = right
        }

        /// The same line all round.
        package static func box(_ line: Line) -> Borders {
            Borders(top: line, bottom: line, left: line, right: line)
        }
    }

    /// The typeface, such as `Arial`; nil for the workbook's own.
    package var fontName: String?
    /// In points, 1 to 409; nil for the workbook's own.
    package var fontSize: Double?
    /// Whether the text is bold.
    package var isBold: Bool
    /// Whether the text is slanted.
    package var isItalic: Bool
    /// Whether a single line runs under the text.
    package var isUnderlined: Bool
    /// The text's colour; nil for automatic.
    package var color: RGB?
    /// The ground behind the text, without a pattern; nil for none.
    package var fill: RGB?
    /// How numbers show, in Excel's notation such as `#,##0` or `dd/mm/yyyy`; nil for General.
    package var numberFormat: String?
    /// Where text stands across the cell; nil puts text left and numbers right.
    package var horizontal: Horizontal?
    /// Where text stands in the cell's height; nil puts it at the bottom.
    package var vertical: Vertical?
    /// Whether long text goes on in further lines; a height given to the row stays.
    package var wraps: Bool
    /// Excel's levels of room at the cell's edge; above 0, text stands left unless `horizontal` is `right`.
    package var indent: UInt8
    /// The lines round the cell, each none by default.
    package var borders: Borders
    /// The colour of all four lines; nil for automatic.
    package var borderColor: RGB?
    /// Matters only on a sheet that was given `protect()`.
    package var isLocked: Bool

    /// Makes a format; what is left out stays Excel's own, and the cell locked.
    package init(
        fontName: String? = nil, fontSize: Double? = nil, isBold: Bool = false, isItalic: Bool = false,
        isUnderlined: Bool = false, color: RGB? = nil, fill: RGB? = nil, numberFormat: String? = nil,
        horizontal: Horizontal? = nil, vertical: Vertical? = nil, wraps: Bool = false, indent: UInt8 = 0,
        borders: Borders = Borders(), borderColor: RGB? = nil, isLocked: Bool = true
    ) {
        self.fontName = fontName
        self.fontSize = fontSize
        self.isBold = isBold
        self.isItalic = isItalic
        self.isUnderlined = isUnderlined
        self.color = color
        self.fill = fill
        self.numberFormat = numberFormat
        self.horizontal = horizontal
        self.vertical = vertical
        self.wraps = wraps
        self.indent = indent
        self.borders = borders
        self.borderColor = borderColor
        self.isLocked = isLocked
    }

    /// The same format with some properties changed: `body.with { $0.isBold = true }`.
    package func with(_ change: (inout CellFormat) -> Void) -> CellFormat {
        var copy = self
        change(&copy)
        return copy
    }

    /// Some telling parts only: a workbook has a few dozen formats and asks for one at each cell.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(numberFormat)
        hasher.combine(fill)
        hasher.combine(color)
        hasher.combine(isBold)
    }

    func apply(to format: UnsafeMutablePointer<lxw_format>) {
        if let fontName { format_set_font_name(format, fontName) }
        if let fontSize { format_set_font_size(format, fontSize) }
        if isBold { format_set_bold(format) }
        if isItalic { format_set_italic(format) }
        if isUnderlined { format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
        if let color { format_set_font_color(format, color.lxw) }
        if let fill {
            format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
            format_set_bg_color(format, fill.lxw)
        }
        if let numberFormat { format_set_num_format(format, numberFormat) }
        if let horizontal { format_set_align(format, horizontal.rawValue) }
        if let vertical { format_set_align(format, vertical.rawValue) }
        if wraps { format_set_text_wrap(format) }
        if indent > 0 { format_set_indent(format, indent) }
        if let line = borders.top { format_set_top(format, line.rawValue) }
        if let line = borders.bottom { format_set_bottom(format, line.rawValue) }
        if let line = borders.left { format_set_left(format, line.rawValue) }
        if let line = borders.right { format_set_right(format, line.rawValue) }
        if let borderColor { format_set_border_color(format, borderColor.lxw) }
        if !isLocked { format_set_unlocked(format) }
    }
}
