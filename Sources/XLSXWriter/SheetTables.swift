import CXLSXWriter

/// An Excel table: headings, filter buttons and stripes over cells that are written apart.
package struct TableSpec: Sendable {
    /// Letters, digits, `_` and `.`, once in the workbook, ranges' names included.
    package var name: String
    /// One for each column, none blank or twice (Excel ignores case); the table writes them.
    package var headings: [String]
    /// Looks of the headings' cells; nil for those of the style.
    package var headingFormat: CellFormat?
    /// The number in `TableStyleMedium2` and so on, 1 to 28; nil for no style.
    package var mediumStyle: Int?
    /// Whether headings have filter buttons; true by default.
    package var hasFilter: Bool
    /// Whether rows are striped; true by default, and unseen without a style.
    package var isBanded: Bool

    /// Makes a table; nothing is checked before it is added.
    package init(
        name: String, headings: [String], headingFormat: CellFormat? = nil, mediumStyle: Int? = 2,
        hasFilter: Bool = true, isBanded: Bool = true
    ) {
        self.name = name
        self.headings = headings
        self.headingFormat = headingFormat
        self.mediumStyle = mediumStyle
        self.hasFilter = hasFilter
        self.isBanded = isBanded
    }
}

/// A drop-down of the texts in a range, with what Excel says beside the cell and on a wrong entry.
///
/// Titles have at most 32 characters, messages 255.
package struct ChoiceList: Sendable {
    /// Raw values are those of `lxw_validation_error_types`.
    package enum Strictness: UInt8, Sendable {
        case refuses, warns, informs
    }

    /// The texts on offer, one row or one column, on a sheet that was added before.
    package var choices: CellRange
    /// What becomes of an entry that is not on the list; refused by default.
    package var strictness: Strictness
    /// Shown while the cell is selected; nil for nothing.
    package var prompt: (title: String, message: String)?
    /// Shown on an entry that is not on the list; nil for Excel's own words.
    package var complaint: (title: String, message: String)?

    /// Makes a list; lengths are checked when it is added.
    package init(
        choices: CellRange, strictness: Strictness = .refuses,
        prompt: (title: String, message: String)? = nil,
        complaint: (title: String, message: String)? = nil
    ) {
        self.choices = choices
        self.strictness = strictness
        self.prompt = prompt
        self.complaint = complaint
    }
}

extension SheetFile {
    /// Turns cells into a table whose headings are the first of `rows`.
    ///
    /// There must be a second row, blank if the list is empty, and as many headings as columns.
    /// Not with `writesInOrder`.
    package func addTable(
        _ table: TableSpec, rows: ClosedRange<Int>, firstColumn: Int
    ) throws(WorkbookWriteError) {
        func refuse(_ reason: String) -> WorkbookWriteError {
            refusal("the table \(table.name): \(reason)", rows.lowerBound, max(firstColumn, 0))
        }
        guard !writesInOrder else { throw refuse("a workbook written in order holds no table") }
        guard !table.headings.isEmpty else { throw refuse("it has no column") }
        guard rows.count > 1 else { throw refuse("it needs a row under its headings") }
        // Excel repairs a file whose headings repeat or differ from the cells; a line break differs.
        let headings = table.headings.map { heading in
            String(heading.printable.map { $0.isNewline || $0 == "\t" ? " " : $0 })
        }
        guard Set(headings.map { $0.lowercased() }).count == headings.count else {
            throw refuse("two columns have the same heading")
        }
        guard headings.allSatisfy({ !$0.isEmpty && $0.utf16.count <= 255 }) else {
            throw refuse("a heading has 1 to 255 characters")
        }
        guard (table.mediumStyle ?? 1) > 0, (table.mediumStyle ?? 1) <= 28 else {
            throw refuse("medium styles count from 1 to 28")
        }
        let area = try area(rows, firstColumn...(firstColumn + headings.count - 1))
        try book.claim(table.name)
        let format = try book.format(table.headingFormat)
        let sheet = sheet
        let status = CallMemory.scope { memory in
            let columns = headings.map { heading in
                var column = lxw_table_column()
                column.header = memory.string(heading)
                column.header_format = format
                return column
            }
            var options = lxw_table_options()
            options.name = memory.string(table.name)
            options.no_autofilter = table.hasFilter ? 0 : 1
            options.no_banded_rows = table.isBanded ? 0 : 1
            // Light 0 is how libxlsxwriter spells "no style".
            let style = table.mediumStyle == nil ? LXW_TABLE_STYLE_TYPE_LIGHT : LXW_TABLE_STYLE_TYPE_MEDIUM
            options.style_type = UInt8(style.rawValue)
            options.style_type_number = UInt8(table.mediumStyle ?? 0)
            options.columns = memory.list(columns)
            return worksheet_add_table(sheet, area.top, area.left, area.bottom, area.right, &options)
        }
        try check(status, rows.lowerBound, firstColumn)
    }

    /// Offers a choice list in each of the cells; what is written there already is not checked.
    package func addChoices(
        _ list: ChoiceList, rows: ClosedRange<Int>, columns: ClosedRange<Int>
    ) throws(WorkbookWriteError) {
        let area = try area(rows, columns)
        try check(list.choices, rows.lowerBound, columns.lowerBound)
        for text in [list.prompt, list.complaint].compactMap({ $0 }) {
            guard text.title.utf16.count <= 32, text.message.utf16.count <= 255 else {
                throw refusal(
                    "a prompt has a title of up to 32 characters and a message of up to 255",
                    rows.lowerBound, columns.lowerBound)
            }
        }
        let sheet = sheet
        let status = CallMemory.scope { memory in
            var rule = lxw_data_validation()
            rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            rule.value_formula = memory.string("=" + list.choices.formula)
            rule.error_type = list.strictness.rawValue
            rule.input_title = memory.string(list.prompt?.title.printable)
            rule.input_message = memory.string(list.prompt?.message.printable)
            rule.error_title = memory.string(list.complaint?.title.printable)
            rule.error_message = memory.string(list.complaint?.message.printable)
            return worksheet_data_validation_range(
                sheet, area.top, area.left, area.bottom, area.right, &rule)
        }
        try check(status, rows.lowerBound, columns.lowerBound)
    }

    /// Draws each number as a bar in its cell, from 0 to `maximum` or to the largest of them.
    package func addDataBars(
        rows: ClosedRange<Int>, columns: ClosedRange<Int>, color: RGB, maximum: Double? = nil
    ) throws(WorkbookWriteError) {
        let area = try area(rows, columns)
        var rule = lxw_conditional_format()
        rule.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
        rule.data_bar_2010 = 1
        rule.bar_solid = 1
        rule.bar_no_border = 1
        rule.bar_color = color.lxw
        rule.min_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
        if let maximum {
            rule.max_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
            rule.max_value = maximum
        } else {
            rule.max_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_MAXIMUM.rawValue)
        }
        try check(
            worksheet_conditional_format_range(sheet, area.top, area.left, area.bottom, area.right, &rule),
            rows.lowerBound, columns.lowerBound)
    }

    /// Gives cells a format, its colours and borders and number format alone, where a formula
    /// that starts with `=` and names the first cell holds: `=$C2>10`.
    package func addFormatRule(
        _ formula: String, rows: ClosedRange<Int>, columns: ClosedRange<Int>, format: CellFormat
    ) throws(WorkbookWriteError) {
        let area = try area(rows, columns)
        guard formula.hasPrefix("="), formula.utf16.count <= 255 else {
            throw refusal(
                "a rule starts with = and has at most 255 characters", rows.lowerBound, columns.lowerBound)
        }
        let format = try book.format(format)
        let sheet = sheet
        let status = CallMemory.scope { memory in
            var rule = lxw_conditional_format()
            rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
            rule.value_string = memory.string(formula.printable)
            rule.format = format
            return worksheet_conditional_format_range(
                sheet, area.top, area.left, area.bottom, area.right, &rule)
        }
        try check(status, rows.lowerBound, columns.lowerBound)
    }
}
