import AnnexADataset
import AnnexAOutput
import AnnexASchema
import ArgumentParser
import CalendarDays
import ChATReport
import Foundation

/// Figures from outside the return.
struct FigureOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Children aged 0 to 17 in the area, for rates per 10,000.", valueName: "number"))
    var population: Double?

    @Option(
        help: ArgumentHelp(
            "Bank holidays to add or remove, as CSV (date, holiday, change), or the JSON that gov.uk publishes.",
            valueName: "file"),
        completion: .file(extensions: ["csv", "json"]))
    var holidays: String?

    /// The options as the run record keeps them.
    var record: [(String, String)] {
        [
            ("population", population.map { "\($0)" }),
            (
                "holidays_sha256",
                holidays.flatMap { FileManager.default.contents(atPath: $0) }
                    .map { RunRecord.digest(of: Array($0)) }
            ),
        ].compactMap { key, value in value.map { (key, $0) } }
    }

    /// The options that are used, with what the settings file says where the command line says nothing.
    func settled(_ options: inout SettledOptions) -> FigureOptions {
        var settled = self
        settled.population = options.settle("population", population, options.settings.population)?.value
        settled.holidays = options.settle("holidays", holidays, options.settings.holidays)?.value
        return settled
    }

    func validate() throws {
        if let population, !(population > 0 && population < 1e9) {
            throw ValidationError("--population takes the number of children, as in 61500")
        }
    }

    /// The schema with the changes to its bank holidays, where there are some.
    func withHolidays(_ schema: Schema) throws -> Schema {
        guard let holidays else { return schema }
        var changed = schema
        do {
            changed.bankHolidays = try HolidayFile(path: holidays).applied(to: schema.bankHolidays)
        } catch {
            throw Outcome.usage("\(error)")
        }
        return changed
    }

    /// Says where working days are counted without bank holidays.
    func tellGap(_ query: ReturnQuery) {
        let year = query.dataset.dates.reference.civil.year
        guard let years = query.calendar.years, !years.contains(year) else { return }
        Program.complain(
            "The bank holidays known are those of \(years.lowerBound) to \(years.upperBound): working days in \(year) "
                + "are counted without them. Give them with --holidays FILE.")
    }
}

/// The part of the return that is counted.
struct CutOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Count this team alone; may be given several times.", valueName: "name"))
    var team: [String] = []

    @Option(
        help: ArgumentHelp(
            "Count these ethnicities alone: a code or a group, as in WBRI or Mixed; may be given several times.",
            valueName: "name"))
    var ethnicity: [String] = []

    @Option(help: ArgumentHelp("Count these ages alone: 10-15, 16+, 4 or unborn.", valueName: "years"))
    var age: [String] = []

    @Option(help: ArgumentHelp("Count this gender alone: M, F, U or I.", valueName: "code"))
    var gender: [String] = []

    /// What is asked for; nil where all is counted.
    func cut(schema: Schema) throws -> ReturnCut? {
        do {
            return try ReturnCut(
                teams: team, ethnicities: ethnicity, ages: age, genders: gender, schema: schema)
        } catch {
            throw Outcome.usage(error.words)
        }
    }
}
