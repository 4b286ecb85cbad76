public import CalendarDays
import Foundation

/// Bank holidays from outside the schema folder: days that were proclaimed since, or another calendar.
///
/// As CSV with the headings `date` and `holiday`, and where wanted `change`: each line adds its day, or takes it away
/// where the change is `remove`. As JSON in the form in which gov.uk publishes bank holidays: its days take the
/// place of all days of the years that it has.
public struct HolidayFile: Sendable {
    private let added: Set<CalendarDay>
    private let removed: Set<CalendarDay>
    private let replacedYears: Set<Int>

    /// Reads a file.
    ///
    /// - Throws: file, line and what is expected there.
    public init(path: String) throws(SchemaError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw SchemaError(file: path, reason: "the file of bank holidays cannot be read")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw SchemaError(file: path, reason: "is not UTF-8 text: save it as 'CSV UTF-8'")
        }
        try self.init(text: text, file: path)
    }

    /// Reads the file's text; the file's name is for the mistakes.
    public init(text: String, file: String) throws(SchemaError) {
        if text.first(where: { !$0.isWhitespace }) == "{" {
            let days = try Self.published(text, file: file)
            (added, removed, replacedYears) = (Set(days), [], Set(days.map(\.civil.year)))
            return
        }
        var (added, removed): (Set<CalendarDay>, Set<CalendarDay>) = ([], [])
        for row in try SchemaTable.rows(
            of: text, file: file, headings: ["date", "holiday"], optional: ["change"])
        {
            guard let day = CalendarDay(iso: row["date"]) else {
                throw SchemaError(
                    file: file, line: row.line, reason: "expected a date as YYYY-MM-DD, as in 2024-12-25")
            }
            switch row["change"] {
            case "", "add": added.insert(day)
            case "remove": removed.insert(day)
            default:
                throw SchemaError(file: file, line: row.line, reason: "a change is 'add' or 'remove'")
            }
        }
        (self.added, self.removed, replacedYears) = (added, removed, [])
    }

    /// The days with the file's changes made, ascending.
    public func applied(to days: [CalendarDay]) -> [CalendarDay] {
        let kept = days.filter { !replacedYears.contains($0.civil.year) && !removed.contains($0) }
        return added.subtracting(removed).union(kept).sorted()
    }

    private static func published(_ text: String, file: String) throws(SchemaError) -> [CalendarDay] {
        let published: Published
        do {
            published = try JSONDecoder().decode(Published.self, from: Data(text.utf8))
        } catch {
            throw SchemaError(
                file: file, reason: "is not the JSON of gov.uk: expected 'england-and-wales' with 'events'")
        }
        var days: [CalendarDay] = []
        for event in published.division.events {
            guard let day = CalendarDay(iso: event.date) else {
                throw SchemaError(file: file, reason: "expected each date as YYYY-MM-DD, as in 2024-12-25")
            }
            days.append(day)
        }
        return days
    }

    private struct Published: Decodable {
        let division: Division

        enum CodingKeys: String, CodingKey {
            case division = "england-and-wales"
        }

        struct Division: Decodable {
            let events: [Event]
        }

        struct Event: Decodable {
            let date: String
        }
    }
}
