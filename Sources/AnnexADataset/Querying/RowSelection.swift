extension RowTest {
    /// The rows of a list, counted from 0, that fulfil all conditions, in order.
    ///
    /// Condition by condition over those that are left, so that one that few rows fulfil makes the others cheap.
    public func select(count: Int) -> [Int32] {
        guard let first = steps.first else { return Array(0..<Int32(count)) }
        var rows = Self.all(count, first)
        for step in steps.dropFirst() where !rows.isEmpty { Self.narrow(&rows, step) }
        return rows
    }

    /// Those of the rows that fulfil all conditions, in their order.
    public func select(_ rows: [Int32]) -> [Int32] {
        var rows = rows
        for step in steps where !rows.isEmpty { Self.narrow(&rows, step) }
        return rows
    }

    private static func all(_ count: Int, _ step: Step) -> [Int32] {
        if case .all(let steps) = step { return RowTest(steps: steps).select(count: count) }
        var rows: [Int32] = []
        func take(_ fulfils: (Int) -> Bool) {
            for row in 0..<count where fulfils(row) { rows.append(Int32(truncatingIfNeeded: row)) }
        }
        test(step, take)
        return rows
    }

    private static func narrow(_ rows: inout [Int32], _ step: Step) {
        if case .all(let steps) = step {
            for step in steps where !rows.isEmpty { narrow(&rows, step) }
            return
        }
        test(step) { fulfils in rows.removeAll { !fulfils(Int($0)) } }
    }

    /// Asks with a test of one condition that has its columns at hand.
    @inline(__always)
    private static func test(_ step: Step, _ ask: ((Int) -> Bool) -> Void) {
        switch step {
        case .always(let answer): ask { _ in answer }
        case .blank(let column): ask { column.value($0).isBlank }
        case .filled(let column): ask { !column.value($0).isBlank }
        case .known(let column): ask { column.value($0).isKnown }
        case .anyCode(let column): ask { column.value($0).code != nil }
        case .code(let column, let codes):
            ask { row in
                guard let code = column.value(row).code, code < codes.count else { return false }
                return codes[code]
            }
        case .not(.blank(let column)): ask { !column.value($0).isBlank }
        case .not(.code(let column, let codes)):
            ask { row in
                guard let code = column.value(row).code, code < codes.count else { return true }
                return !codes[code]
            }
        case .precedes(let first, let second):
            ask { row in
                guard let start = first.value(row).day, let end = second.value(row).day else { return false }
                return start < end
            }
        default: ask { holds(step, $0) }
        }
    }
}
