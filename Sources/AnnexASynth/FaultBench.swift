internal import AnnexASchema
internal import CalendarDays

/// The rows of an invented return while faults are planted in them, with what each child has in other lists.
final class FaultBench {
    /// A row, by the number of its list and its position.
    struct Seat: Hashable {
        let list: Int
        var row: Int
    }

    /// A fault and where it stands.
    struct Planted {
        let fault: Fault
        var seat: Seat
    }

    private var drafts: [DraftList]
    private var planted: [Planted] = []
    let windows: Windows
    private var columns: [[String: Int]]
    private var seats: [String: [Seat]] = [:]
    private var removed: Set<Seat> = []
    /// Children, adopters and families that a fault has touched: none is touched twice.
    private var touched: Set<String> = []

    init(_ drafts: [DraftList], windows: Windows) {
        self.drafts = drafts
        self.windows = windows
        columns = drafts.map { draft in
            Dictionary(
                uniqueKeysWithValues: draft.definition.columns.enumerated().map { ($1.id.rawValue, $0) })
        }
        for draft in drafts {
            for row in draft.rows.indices { seat(Seat(list: draft.definition.number, row: row)) }
        }
    }

    private func seat(_ seat: Seat) {
        for name in names(seat) { seats[name, default: []].append(seat) }
    }

    /// What ties a row to others: its child or adopter, and its family.
    private func names(_ seat: Seat) -> [String] {
        [("child_id", "C"), ("adopter_id", "A"), ("family_id", "F")].compactMap { column, kind in
            switch value(seat, column) {
            case .number(let number): "\(kind)\(number)"
            case .text(let text): "\(kind)\(text)"
            default: nil
            }
        }
    }

    /// Plants a fault in the first row that fits and that no other has touched; false where there is none.
    @discardableResult
    func plant(_ fault: Fault) -> Bool {
        for row in drafts[fault.list - 1].rows.indices {
            let seat = Seat(list: fault.list, row: row)
            guard !removed.contains(seat) else { continue }
            let circle = circle(of: seat)
            guard circle.isDisjoint(with: touched) else { continue }
            let spot = FaultSpot(bench: self, seat: seat)
            guard fault.fits(spot) else { continue }
            let rows = drafts[fault.list - 1].rows.count
            fault.spoil(spot)
            touched.formUnion(circle)
            let isAdded = fault.isOfAddedRow
            planted.append(
                Planted(fault: fault, seat: isAdded ? Seat(list: fault.list, row: rows) : seat))
            return true
        }
        return false
    }

    /// The row's child and family, and the children and adopters of that family.
    private func circle(of seat: Seat) -> Set<String> {
        let own = names(seat)
        return Set(own + own.flatMap { (seats[$0] ?? []).flatMap(names) })
    }

    func value(_ seat: Seat, _ column: String) -> DraftValue {
        columns[seat.list - 1][column].map { drafts[seat.list - 1].rows[seat.row][$0] } ?? .blank
    }

    func set(_ seat: Seat, _ column: String, _ value: DraftValue) {
        guard let index = columns[seat.list - 1][column] else { return }
        drafts[seat.list - 1].rows[seat.row][index] = value
    }

    /// The rows of the same child, adopter or family in a list.
    func others(_ seat: Seat, in list: Int) -> [FaultSpot] {
        var found: Set<Int> = []
        return names(seat).flatMap { seats[$0] ?? [] }
            .filter { $0.list == list && !removed.contains($0) && found.insert($0.row).inserted }
            .map { FaultSpot(bench: self, seat: $0) }
    }

    func remove(_ seat: Seat) { removed.insert(seat) }

    func add(copyOf seat: Seat) -> FaultSpot {
        let rows = drafts[seat.list - 1].rows
        drafts[seat.list - 1].rows.append(rows[seat.row])
        let added = Seat(list: seat.list, row: rows.count)
        self.seat(added)
        return FaultSpot(bench: self, seat: added)
    }

    /// The lists without the removed rows, and each fault's position in them.
    func finished() -> (drafts: [DraftList], planted: [Planted]) {
        var finished = drafts
        var moved: [Seat: Int] = [:]
        for index in finished.indices {
            let list = index + 1
            var rows: [[DraftValue]] = []
            for (row, values) in drafts[index].rows.enumerated() {
                let seat = Seat(list: list, row: row)
                if removed.contains(seat) { continue }
                moved[seat] = rows.count
                rows.append(values)
            }
            finished[index].rows = rows
        }
        return (
            finished,
            planted.map {
                Planted(fault: $0.fault, seat: Seat(list: $0.seat.list, row: moved[$0.seat] ?? 0))
            }
        )
    }
}

/// One row at hand: what it says, what the child's other rows say, and the means to spoil them.
struct FaultSpot {
    let bench: FaultBench
    let seat: FaultBench.Seat

    /// A value of the row, by column id; blank where the edition lacks the column.
    subscript(column: String) -> DraftValue {
        get { bench.value(seat, column) }
        nonmutating set { bench.set(seat, column, newValue) }
    }

    /// The reference date.
    var asAt: CalendarDay { bench.windows.asAt }
    /// The first day of the six months.
    var half: CalendarDay { bench.windows.half }

    func day(_ column: String) -> CalendarDay? {
        if case .date(let day) = self[column] { day } else { nil }
    }

    func number(_ column: String) -> Int? {
        if case .number(let number) = self[column] { number } else { nil }
    }

    func says(_ column: String, _ codes: String...) -> Bool {
        if case .code(let code) = self[column] { codes.contains(code) } else { false }
    }

    func isBlank(_ columns: String...) -> Bool { columns.allSatisfy { self[$0] == .blank } }
    func isFilled(_ columns: String...) -> Bool { columns.allSatisfy { self[$0] != .blank } }

    /// The rows of the same child, adopter or family in a list.
    func on(_ list: Int) -> [FaultSpot] { bench.others(seat, in: list) }

    /// Whether the child is in this list alone, in one row.
    var isAlone: Bool { isOnly(seat.list) && isOnce }
    /// Whether the child has one row in this list.
    var isOnce: Bool { on(seat.list).count == 1 }

    /// Whether the child is in none but these lists.
    func isOnly(_ lists: Int...) -> Bool { (1...11).allSatisfy { lists.contains($0) || on($0).isEmpty } }
    /// Whether the child is in none of these lists.
    func isNotOn(_ lists: Int...) -> Bool { lists.allSatisfy { on($0).isEmpty } }

    /// Whether a date lies so many days and more before the day the lists were made.
    func isPast(_ column: String, by days: Int = 1) -> Bool {
        day(column).map { $0.adding(days: days) <= asAt } ?? false
    }

    func put(_ days: Int, after column: String, in other: String) {
        if let day = day(column) { self[other] = .date(day.adding(days: days)) }
    }

    func blank(_ columns: String...) { for column in columns { self[column] = .blank } }
    func remove() { bench.remove(seat) }

    /// The same in every row of the child, in every list.
    func everywhere(_ column: String, _ value: DraftValue) {
        for list in 1...10 { for row in on(list) { row[column] = value } }
    }

    /// One row more for the child below the last, like this one.
    @discardableResult
    func again() -> FaultSpot { bench.add(copyOf: seat) }
}

/// One thing to do wrong: the rule that should tell of it, where, and how it is done.
struct Fault: Sendable {
    let rule: String
    let list: Int
    /// The column where it is told; nil where the row is told of.
    let column: String?
    let how: String
    /// Rules that cannot but tell of it too.
    var implies: [String] = []
    /// Whether it is told at the row that was added.
    var isOfAddedRow = false
    let fits: @Sendable (FaultSpot) -> Bool
    let spoil: @Sendable (FaultSpot) -> Void

    init(
        _ rule: String, _ list: Int, _ column: String?, _ how: String, implies: [String] = [],
        added: Bool = false, if fits: @escaping @Sendable (FaultSpot) -> Bool = { _ in true },
        _ spoil: @escaping @Sendable (FaultSpot) -> Void
    ) {
        self.rule = rule
        self.list = list
        self.column = column
        self.how = how
        self.implies = implies
        isOfAddedRow = added
        self.fits = fits
        self.spoil = spoil
    }

    /// A value put in the place of a filled one.
    static func put(
        _ rule: String, _ list: Int, _ column: String, _ value: DraftValue,
        if fits: @escaping @Sendable (FaultSpot) -> Bool = { _ in true }
    ) -> Fault {
        let how = value == .blank ? "left blank" : "a value that cannot be right"
        return Fault(rule, list, column, how, if: { $0.isFilled(column) && fits($0) }) { $0[column] = value }
    }
}
