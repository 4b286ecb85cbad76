/// A chart as a value, drawn by ``SheetFile/insert(_:row:column:width:height:offset:altText:)``.
///
/// A part left out is Excel's own choice. For back-to-back bars (a pyramid): `.stackedBar`, one
/// series of negative values, `overlap` 100, a small `gap`, the number format `0;0` on the value
/// axis and labels, and category labels `.low`.
package struct Chart: Sendable {
    /// The shapes that stand for the values: bars lie, columns stand.
    package enum Kind: Sendable, CaseIterable {
        case column, stackedColumn, bar, stackedBar, line, doughnut
    }

    /// Raw values are those of `lxw_chart_legend_position`.
    package enum Legend: UInt8, Sendable {
        case none, right, left, top, bottom
    }

    /// Which shapes the series are drawn as.
    package var kind: Kind
    /// The rows of values, in drawing order; at least one.
    package var series: [ChartSeries]
    /// Nil for none: Excel would otherwise show the name of a lone series.
    package var title: ChartTitle?
    /// Where the key to the series stands; none by default.
    package var legend: Legend
    /// The axis of names, upright for bars; a doughnut has no axes.
    package var categoryAxis: ChartAxis
    /// The axis of numbers, flat for bars; a doughnut has no axes.
    package var valueAxis: ChartAxis
    /// Room between columns or bars, 0 to 500 per cent of their width.
    package var gap: Int?
    /// How far series cover one another, -100 to 100 per cent; stacked kinds want 100.
    package var overlap: Int?
    /// 10 to 90 per cent of the doughnut.
    package var holeSize: Int?
    /// Where the first piece of a doughnut starts, 0 to 360 degrees from twelve o'clock.
    package var rotation: Int?
    /// For every text that has no font of its own.
    package var font: ChartFont?
    /// Whether the chart has no background and no frame.
    package var isTransparent: Bool

    /// Makes a chart; nothing is checked before it is inserted.
    package init(
        _ kind: Kind, series: [ChartSeries], title: ChartTitle? = nil, legend: Legend = .none,
        categoryAxis: ChartAxis = ChartAxis(), valueAxis: ChartAxis = ChartAxis(), gap: Int? = nil,
        overlap: Int? = nil, holeSize: Int? = nil, rotation: Int? = nil, font: ChartFont? = nil,
        isTransparent: Bool = true
    ) {
        self.kind = kind
        self.series = series
        self.title = title
        self.legend = legend
        self.categoryAxis = categoryAxis
        self.valueAxis = valueAxis
        self.gap = gap
        self.overlap = overlap
        self.holeSize = holeSize
        self.rotation = rotation
        self.font = font
        self.isTransparent = isTransparent
    }
}

/// Text in a chart, typed or read from a cell; `range` must be one cell.
package enum ChartText: Sendable, ExpressibleByStringLiteral {
    /// Typed, 255 characters at most; must not start with `=`.
    case text(String)
    /// Read from one cell of the workbook.
    case cell(CellRange)

    /// Takes a literal as typed text.
    package init(stringLiteral value: String) {
        self = .text(value)
    }
}

/// The words above a chart or along an axis.
package struct ChartTitle: Sendable {
    /// The words.
    package var text: ChartText
    /// The words' own font; nil for the chart's.
    package var font: ChartFont?

    /// Makes a title, in the chart's font by default.
    package init(_ text: ChartText, font: ChartFont? = nil) {
        self.text = text
        self.font = font
    }
}

/// How text in a chart looks; what is nil comes from the chart's font, then from Excel, but for `rotation`.
package struct ChartFont: Sendable {
    /// The typeface, such as `Arial`.
    package var name: String?
    /// In points.
    package var size: Double?
    /// Nil leaves titles bold and all else plain.
    package var isBold: Bool?
    /// Whether the text is slanted; false overrides an italic font of the chart.
    package var isItalic: Bool
    /// The text's colour.
    package var color: RGB?
    /// -90 to 90 degrees; for the labels and titles of axes.
    package var rotation: Int?

    /// Makes a font; what is left out is nil, and the text upright.
    package init(
        name: String? = nil, size: Double? = nil, isBold: Bool? = nil, isItalic: Bool = false,
        color: RGB? = nil, rotation: Int? = nil
    ) {
        self.name = name
        self.size = size
        self.isBold = isBold
        self.isItalic = isItalic
        self.color = color
        self.rotation = rotation
    }
}

/// What a shape is filled with; a pattern tells shapes apart in print without colour.
package enum ChartFill: Sendable {
    /// No fill: what lies behind shows.
    case clear
    /// One colour all over.
    case solid(RGB)
    /// Dots, lines or checks of the first colour on the second.
    case pattern(Pattern, RGB, on: RGB)

    /// Raw values are those of `lxw_chart_pattern_type`.
    package enum Pattern: UInt8, Sendable, CaseIterable {
        case dots20 = 3
        case dots25, dots30, dots40, dots50
        case lightDownward = 13
        case lightUpward, darkDownward, darkUpward, wideDownward, wideUpward
        case lightVertical, lightHorizontal
        case darkVertical = 23
        case darkHorizontal
        case zigzag = 31
        case smallGrid = 43
        case largeGrid, smallCheck
    }
}

/// The outline of a shape, or the line of a line chart.
package struct ChartLine: Sendable {
    /// Raw values are those of `lxw_chart_line_dash_type`.
    package enum Dash: UInt8, Sendable {
        case solid, roundDot, squareDot, dash, dashDot, longDash
    }

    /// The line's colour; nil for Excel's own.
    package var color: RGB?
    /// In points.
    package var width: Double?
    /// How the line is broken; solid by default.
    package var dash: Dash
    var isHidden = false

    /// Makes a line that is drawn; for none see ``hidden``.
    package init(_ color: RGB? = nil, width: Double? = nil, dash: Dash = .solid) {
        self.color = color
        self.width = width
        self.dash = dash
    }

    /// No line at all.
    package static var hidden: ChartLine {
        var line = ChartLine()
        line.isHidden = true
        return line
    }
}

/// A row of values and how they are drawn.
package struct ChartSeries: Sendable {
    /// Raw values are those of `lxw_chart_marker_type`.
    package enum Marker: UInt8, Sendable {
        case automatic, hidden, square, diamond, triangle
        case circle = 9
    }

    /// One row or one column of numbers. Formulas count as 0 until something calculates.
    package var values: CellRange
    /// The names along the axis, one row or one column; nil counts from 1.
    package var categories: CellRange?
    /// What the legend says; nil leaves it to Excel (“Series1”).
    package var name: ChartText?
    /// The inside of bars, columns and pieces; nil for Excel's own.
    package var fill: ChartFill?
    /// The outline, or the line of a line chart; nil for Excel's own.
    package var line: ChartLine?
    /// For line charts.
    package var marker: Marker?
    /// The words or numbers beside the shapes; nil for none.
    package var labels: ChartLabels?
    /// The first values' own looks, such as a doughnut's pieces; nil keeps the series' looks.
    package var points: [ChartPoint?]

    /// Makes a series of the values, with Excel's own looks by default.
    package init(
        values: CellRange, categories: CellRange? = nil, name: ChartText? = nil, fill: ChartFill? = nil,
        line: ChartLine? = nil, marker: Marker? = nil, labels: ChartLabels? = nil,
        points: [ChartPoint?] = []
    ) {
        self.values = values
        self.categories = categories
        self.name = name
        self.fill = fill
        self.line = line
        self.marker = marker
        self.labels = labels
        self.points = points
    }
}

/// The looks of a single value's shape.
package struct ChartPoint: Sendable {
    /// What the shape is filled with.
    package var fill: ChartFill
    /// The shape's outline; nil for Excel's own.
    package var line: ChartLine?

    /// Makes looks of a fill and an outline.
    package init(_ fill: ChartFill, line: ChartLine? = nil) {
        self.fill = fill
        self.line = line
    }
}

/// The words or numbers beside a series' shapes.
package struct ChartLabels: Sendable {
    /// Not every kind knows every position: stacked ones have no `outsideEnd`, a doughnut has
    /// none at all, a line has `above`, `below`, `left`, `right` and `center`. The rest is refused.
    ///
    /// Raw values are those of `lxw_chart_label_position`.
    package enum Position: UInt8, Sendable {
        case center = 1
        case right, left, above, below, insideBase, insideEnd, outsideEnd
    }

    /// What stands beside one value in place of its number.
    package enum Custom: Sendable {
        /// Typed, 255 characters at most; must not start with `=`.
        case text(String)
        /// Read from one cell; the sheet's name must hold neither `'` nor `!`.
        case cell(CellRange)
        /// No label.
        case hidden
    }

    /// Whether the number is shown; true by default.
    package var showsValue: Bool
    /// Whether the category's name is shown.
    package var showsCategory: Bool
    /// Only a doughnut has percentages; `numberFormat` is theirs too, so show no value then.
    package var showsPercentage: Bool
    /// Excel's notation, such as `0;0` to drop the minus; nil follows the cells.
    package var numberFormat: String?
    /// Where labels stand by their shape; nil for Excel's own.
    package var position: Position?
    /// The labels' own font, of custom ones too; nil for the chart's.
    package var font: ChartFont?
    /// The first values' own labels, in place of the number. LibreOffice 7 does not
    /// know labels from cells, and shows the number: prefer text.
    package var custom: [Custom]

    /// Makes labels that show the number alone by default.
    package init(
        showsValue: Bool = true, showsCategory: Bool = false, showsPercentage: Bool = false,
        numberFormat: String? = nil, position: Position? = nil, font: ChartFont? = nil,
        custom: [Custom] = []
    ) {
        self.showsValue = showsValue
        self.showsCategory = showsCategory
        self.showsPercentage = showsPercentage
        self.numberFormat = numberFormat
        self.position = position
        self.font = font
        self.custom = custom
    }
}

/// How an axis of a chart looks; what is nil is Excel's own choice.
package struct ChartAxis: Sendable {
    /// Raw values are those of `lxw_chart_axis_label_position`.
    package enum LabelPosition: UInt8, Sendable {
        case nextToAxis, high, low, none
    }

    /// The major lines across the chart, at the axis's labels.
    package enum Gridlines: Sendable {
        /// None.
        case hidden
        /// Drawn like this.
        case shown(ChartLine)
    }

    /// The words along the axis; nil for none.
    package var title: ChartTitle?
    /// How labels show numbers, in Excel's notation; nil follows the cells.
    package var numberFormat: String?
    /// The labels' own font; nil for the chart's.
    package var font: ChartFont?
    /// Where labels stand; `low` and `high` keep them clear of bars that cross the axis.
    package var labelPosition: LabelPosition
    /// Whether the axis runs backwards: the first category of a bar chart then stands on top.
    package var isReversed: Bool
    /// Whether the axis is left out, with labels and tick marks; gridlines have their own switch.
    package var isHidden: Bool
    /// The lines across the chart; nil draws them for the value axis alone.
    package var gridlines: Gridlines?
    /// The line of the axis itself; nil for Excel's own.
    package var line: ChartLine?
    /// `minimum` and `maximum` are for the value axis; the category axis refuses them.
    package var minimum: Double?
    /// Where the value axis ends, in the unit of the values; nil fits them.
    package var maximum: Double?
    /// Value axis: units between labels. Category axis: 1 shows each label, 2 every other.
    package var interval: Double?

    /// Makes an axis that is drawn, with Excel's own looks by default.
    package init(
        title: ChartTitle? = nil, numberFormat: String? = nil, font: ChartFont? = nil,
        labelPosition: LabelPosition = .nextToAxis, isReversed: Bool = false, isHidden: Bool = false,
        gridlines: Gridlines? = nil, line: ChartLine? = nil, minimum: Double? = nil,
        maximum: Double? = nil, interval: Double? = nil
    ) {
        self.title = title
        self.numberFormat = numberFormat
        self.font = font
        self.labelPosition = labelPosition
        self.isReversed = isReversed
        self.isHidden = isHidden
        self.gridlines = gridlines
        self.line = line
        self.minimum = minimum
        self.maximum = maximum
        self.interval = interval
    }
}
