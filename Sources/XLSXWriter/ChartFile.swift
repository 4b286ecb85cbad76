import CXLSXWriter

extension SheetFile {
    /// Draws a chart with its top left corner in a cell; sizes and `offset` are in pixels.
    ///
    /// `altText` is what a screen reader says; nil marks the chart as decoration. Sheets that the
    /// chart names must have been added, and their cells may be written later. Wrong ranges,
    /// positions and limits are refused before anything is drawn.
    package func insert(
        _ chart: Chart, row: Int, column: Int, width: Int, height: Int,
        offset: (x: Int, y: Int) = (0, 0), altText: String?
    ) throws(WorkbookWriteError) {
        let place = try place(row, column)
        guard width > 0, height > 0 else { throw refusal("its chart has no size", row, column) }
        if let problem = ChartChecks(sheet: self, row: row, column: column).problem(in: chart) {
            throw refusal("its chart: \(problem)", row, column)
        }
        guard let pointer = workbook_add_chart(book.pointer, chart.kind.lxw) else { throw .outOfMemory }
        let sheet = sheet
        let status = CallMemory.scope { memory in
            let status = ChartFile(pointer: pointer, chart: chart).draw(with: &memory)
            guard status == LXW_NO_ERROR else { return status }
            var options = lxw_chart_options()
            options.x_offset = Int32(clamping: offset.x)
            options.y_offset = Int32(clamping: offset.y)
            options.x_scale = Double(width) / 480  // libxlsxwriter's own size of a chart
            options.y_scale = Double(height) / 288
            options.description = memory.string(altText?.printable)
            options.decorative = altText == nil ? 1 : 0
            return worksheet_insert_chart_opt(sheet, place.row, place.column, pointer, &options)
        }
        try check(status, row, column)
    }
}

extension Chart.Kind {
    fileprivate var lxw: UInt8 {
        let type =
            switch self {
            case .column: LXW_CHART_COLUMN
            case .stackedColumn: LXW_CHART_COLUMN_STACKED
            case .bar: LXW_CHART_BAR
            case .stackedBar: LXW_CHART_BAR_STACKED
            case .line: LXW_CHART_LINE
            case .doughnut: LXW_CHART_DOUGHNUT
            }
        return UInt8(type.rawValue)
    }

    var labelPositions: Set<ChartLabels.Position> {
        switch self {
        case .column, .bar: [.center, .insideBase, .insideEnd, .outsideEnd]
        case .stackedColumn, .stackedBar: [.center, .insideBase, .insideEnd]
        case .line: [.center, .right, .left, .above, .below]
        case .doughnut: []
        }
    }
}

/// Turns a ``Chart`` into calls on an `lxw_chart`, which the workbook owns.
private struct ChartFile {
    let pointer: UnsafeMutablePointer<lxw_chart>
    let chart: Chart

    func draw(with memory: inout CallMemory) -> lxw_error {
        for series in chart.series {
            let status = add(series, with: &memory)
            guard status == LXW_NO_ERROR else { return status }
        }
        if let title = chart.title {
            switch title.text {
            case .text(let text): chart_title_set_name(pointer, text.printable)
            case .cell(let cell):
                chart_title_set_name_range(pointer, cell.sheet, cell.row, cell.column)
            }
            if let font = font(title.font, with: &memory) { chart_title_set_name_font(pointer, font) }
        } else {
            chart_title_off(pointer)
        }
        chart_legend_set_position(pointer, chart.legend.rawValue)
        if let font = font(nil, with: &memory) { chart_legend_set_font(pointer, font) }
        if chart.kind == .doughnut {
            if let size = chart.holeSize { chart_set_hole_size(pointer, UInt8(size)) }
            if let rotation = chart.rotation { chart_set_rotation(pointer, UInt16(rotation)) }
        } else {
            // libxlsxwriter 1.1.4 counts axes by where they lie: a bar's names stand on its y axis.
            let isFlat = chart.kind == .bar || chart.kind == .stackedBar
            let names = isFlat ? LXW_CHART_AXIS_TYPE_Y : LXW_CHART_AXIS_TYPE_X
            let values = isFlat ? LXW_CHART_AXIS_TYPE_X : LXW_CHART_AXIS_TYPE_Y
            set(chart.categoryAxis, on: chart_axis_get(pointer, names), isValue: false, with: &memory)
            set(chart.valueAxis, on: chart_axis_get(pointer, values), isValue: true, with: &memory)
        }
        if let gap = chart.gap { chart_set_series_gap(pointer, UInt16(gap)) }
        if let overlap = chart.overlap { chart_set_series_overlap(pointer, Int8(overlap)) }
        if chart.isTransparent {
            chart_chartarea_set_fill(pointer, memory.one(lxw_chart_fill(color: 0, none: 1, transparency: 0)))
            chart_chartarea_set_line(pointer, line(.hidden, with: &memory))
            chart_plotarea_set_fill(pointer, memory.one(lxw_chart_fill(color: 0, none: 1, transparency: 0)))
        }
        return LXW_NO_ERROR
    }

    private func add(_ series: ChartSeries, with memory: inout CallMemory) -> lxw_error {
        guard let target = chart_add_series(pointer, nil, nil) else { return LXW_ERROR_MEMORY_MALLOC_FAILED }
        let values = series.values
        chart_series_set_values(
            target, values.sheet, values.row, values.column, values.lastRow, values.lastColumn)
        if let names = series.categories {
            chart_series_set_categories(
                target, names.sheet, names.row, names.column, names.lastRow, names.lastColumn)
        }
        switch series.name {
        case .text(let text): chart_series_set_name(target, text.printable)
        case .cell(let cell): chart_series_set_name_range(target, cell.sheet, cell.row, cell.column)
        case nil: break
        }
        let shape = fill(series.fill, with: &memory)
        if let fill = shape.fill { chart_series_set_fill(target, fill) }
        if let pattern = shape.pattern { chart_series_set_pattern(target, pattern) }
        if let line = line(series.line, with: &memory) { chart_series_set_line(target, line) }
        if let marker = series.marker { chart_series_set_marker_type(target, marker.rawValue) }
        if !series.points.isEmpty {
            let points = series.points.map { point in
                let shape = fill(point?.fill, with: &memory)
                return lxw_chart_point(
                    line: line(point?.line, with: &memory), fill: shape.fill, pattern: shape.pattern)
            }
            let status = chart_series_set_points(target, memory.list(points))
            guard status == LXW_NO_ERROR else { return status }
        }
        guard let labels = series.labels else { return LXW_NO_ERROR }
        return add(labels, to: target, with: &memory)
    }

    private func add(
        _ labels: ChartLabels, to target: UnsafeMutablePointer<lxw_chart_series>,
        with memory: inout CallMemory
    ) -> lxw_error {
        chart_series_set_labels_options(target, 0, labels.showsCategory ? 1 : 0, labels.showsValue ? 1 : 0)
        if labels.showsPercentage { chart_series_set_labels_percentage(target) }
        if let format = labels.numberFormat { chart_series_set_labels_num_format(target, format.printable) }
        if let position = labels.position { chart_series_set_labels_position(target, position.rawValue) }
        let font = font(labels.font, with: &memory)
        if let font { chart_series_set_labels_font(target, font) }
        guard !labels.custom.isEmpty else { return LXW_NO_ERROR }
        let custom = labels.custom.map { label in
            var copy = lxw_chart_data_label()
            // A label of its own does not take over the font of the rest.
            copy.font = font
            switch label {
            case .text(let text): copy.value = memory.string(text.printable)
            case .cell(let cell): copy.value = memory.string("=" + cell.formula)
            case .hidden: copy.hide = 1
            }
            return copy
        }
        return chart_series_set_labels_custom(target, memory.list(custom))
    }

    private func set(
        _ axis: ChartAxis, on target: UnsafeMutablePointer<lxw_chart_axis>?, isValue: Bool,
        with memory: inout CallMemory
    ) {
        if let title = axis.title {
            switch title.text {
            case .text(let text): chart_axis_set_name(target, text.printable)
            case .cell(let cell): chart_axis_set_name_range(target, cell.sheet, cell.row, cell.column)
            }
            if let font = font(title.font, with: &memory) { chart_axis_set_name_font(target, font) }
        }
        if let format = axis.numberFormat { chart_axis_set_num_format(target, format.printable) }
        if let font = font(axis.font, with: &memory) { chart_axis_set_num_font(target, font) }
        chart_axis_set_label_position(target, axis.labelPosition.rawValue)
        if axis.isReversed { chart_axis_set_reverse(target) }
        if axis.isHidden { chart_axis_off(target) }
        if let line = line(axis.line, with: &memory) { chart_axis_set_line(target, line) }
        switch axis.gridlines {
        case .shown(let gridline):
            chart_axis_major_gridlines_set_visible(target, 1)
            if let line = line(gridline, with: &memory) { chart_axis_major_gridlines_set_line(target, line) }
        case .hidden: chart_axis_major_gridlines_set_visible(target, 0)
        case nil: break
        }
        if let minimum = axis.minimum { chart_axis_set_min(target, minimum) }
        if let maximum = axis.maximum { chart_axis_set_max(target, maximum) }
        guard let interval = axis.interval else { return }
        if isValue {
            chart_axis_set_major_unit(target, interval)
        } else {
            chart_axis_set_interval_unit(target, UInt16(interval))
        }
    }

    /// The font of a text: its own, and the chart's where it has no word of its own.
    private func font(
        _ own: ChartFont?, with memory: inout CallMemory
    ) -> UnsafeMutablePointer<lxw_chart_font>? {
        guard own != nil || chart.font != nil else { return nil }
        let base = chart.font
        var font = lxw_chart_font()
        font.name = memory.string((own?.name ?? base?.name)?.printable)
        font.size = own?.size ?? base?.size ?? 0
        if let isBold = own?.isBold ?? base?.isBold {
            font.bold = UInt8(isBold ? LXW_TRUE.rawValue : LXW_EXPLICIT_FALSE.rawValue)
        }
        font.italic = own?.isItalic ?? base?.isItalic ?? false ? 1 : 0
        font.color = (own?.color ?? base?.color)?.lxw ?? 0
        font.rotation = Int32(min(max(own?.rotation ?? 0, -90), 90))
        return memory.one(font)
    }

    private func line(
        _ line: ChartLine?, with memory: inout CallMemory
    ) -> UnsafeMutablePointer<lxw_chart_line>? {
        guard let line else { return nil }
        return memory.one(
            lxw_chart_line(
                color: line.color?.lxw ?? 0, none: line.isHidden ? 1 : 0, width: Float(line.width ?? 0),
                dash_type: line.dash.rawValue, transparency: 0))
    }

    private func fill(
        _ fill: ChartFill?, with memory: inout CallMemory
    ) -> (fill: UnsafeMutablePointer<lxw_chart_fill>?, pattern: UnsafeMutablePointer<lxw_chart_pattern>?) {
        switch fill {
        case .clear: (memory.one(lxw_chart_fill(color: 0, none: 1, transparency: 0)), nil)
        case .solid(let color): (memory.one(lxw_chart_fill(color: color.lxw, none: 0, transparency: 0)), nil)
        case .pattern(let pattern, let color, let ground):
            (
                nil,
                memory.one(
                    lxw_chart_pattern(fg_color: color.lxw, bg_color: ground.lxw, type: pattern.rawValue))
            )
        case nil: (nil, nil)
        }
    }
}

extension CellRange {
    fileprivate var row: lxw_row_t { lxw_row_t(rows.lowerBound) }
    fileprivate var column: lxw_col_t { lxw_col_t(columns.lowerBound) }
    fileprivate var lastRow: lxw_row_t { lxw_row_t(rows.upperBound) }
    fileprivate var lastColumn: lxw_col_t { lxw_col_t(columns.upperBound) }
}
