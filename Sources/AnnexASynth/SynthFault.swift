package import AnnexASchema

/// One fault planted on purpose, and the rule that should tell of it.
package struct SynthFault: Sendable, Equatable {
    /// The rule's id.
    package let rule: String
    /// 1 to 11; nil where it is about the whole return.
    package let list: Int?
    /// The sheet's name; empty where it is about no sheet.
    package let sheet: String
    /// The one-based number of the row; nil where it is about no row.
    package let row: Int?
    /// The column where it is told; nil where the row, or the sheet, is told of.
    package let column: ColumnID?
    /// The cell, such as `D12`; for a row its first cell; empty where it is about neither.
    package let cell: String
    /// The child or adopter; empty where it is about none.
    package let child: String
    /// What was done.
    package let how: String
    /// Rules that cannot but tell of it too, at whatever cell of the same person.
    package let implies: [String]

    /// A fault of a sheet, or of the whole return.
    init(rule: String, list: Int?, sheet: String = "", how: String, implies: [String] = []) {
        self.rule = rule
        self.list = list
        self.sheet = sheet
        row = nil
        column = nil
        cell = ""
        child = ""
        self.how = how
        self.implies = implies
    }

    /// A fault of a row, found again where the row was laid out.
    init?(_ planted: FaultBench.Planted, in made: SynthReturn) {
        let fault = planted.fault
        guard let sheet = made.sheet(ofList: fault.list) else { return nil }
        let row = sheet.headingRow + planted.seat.row + 1
        let column = fault.column.map(ColumnID.init(rawValue:))
        let person = ["child_id", "adopter_id"].lazy.compactMap {
            sheet.cell(row: row, column: ColumnID(rawValue: $0))
        }.first
        rule = fault.rule
        list = fault.list
        self.sheet = sheet.name
        self.row = row
        self.column = column
        let index = column.flatMap { sheet.columns.firstIndex(of: $0) }
        if column != nil, index == nil { return nil }
        cell = Self.letters(index ?? 0) + "\(row)"
        child = Self.words(person)
        how = fault.how
        implies = fault.implies
    }

    private static func words(_ cell: SynthCell?) -> String {
        switch cell {
        case .text(let text)?: text
        case .number(let number)?: number == number.rounded() ? "\(Int(number))" : "\(number)"
        default: ""
        }
    }

    /// A column's letters: 0 is A, 26 is AA.
    private static func letters(_ index: Int) -> String {
        let last = String(UnicodeScalar(UInt8(65 + index % 26)))
        return index < 26 ? last : letters(index / 26 - 1) + last
    }

    /// Plants faults of rows that hold no record, and moves those that stand below.
    static func reshape(_ pages: inout [Page], _ planted: inout [FaultBench.Planted]) -> [FaultBench.Planted]
    {
        func fault(_ rule: String, _ list: Int, _ how: String) -> Fault {
            Fault(rule, list, nil, how) { _ in }
        }
        var added: [FaultBench.Planted] = []
        func note(_ rule: String, list: Int, row: Int, _ how: String) {
            added.append(.init(fault: fault(rule, list, how), seat: .init(list: list, row: row)))
        }
        guard pages.count == 11, pages[0].rows.count > 1 else { return [] }
        pages[0].rows.insert(Page.Row(cells: [], source: nil), at: 1)
        for index in planted.indices where planted[index].seat.list == 1 && planted[index].seat.row >= 1 {
            planted[index].seat.row += 1
        }
        note("A00-R14", list: 1, row: 1, "a blank row")
        note("A00-R15", list: 2, row: pages[1].rows.count, "a row of totals")
        pages[1].rows.append(
            Page.Row(cells: [.text("Total"), .number(Double(pages[1].rows.count))], source: nil))
        note("A00-R16", list: 3, row: pages[2].rows.count, "the headings once more")
        pages[2].rows.append(Page.Row(cells: pages[2].headings.map(SynthCell.text), source: nil))
        return added
    }
}

extension Fault {
    /// Faults of rows, those first that fit few children.
    static let inRows: [Fault] =
        ofAdoption + ofAdopters + acrossLists + ofCare + ofLeaving + ofNeed + ofEvents + ofSharedColumns
        + toAskAbout
}
