internal import AnnexASchema
internal import CalendarDays

/// The invented council: its calendar, its families and the children that the lists name.
///
/// Families come one after another, each with its whole history; a child that
/// no list names on the reference date is dropped, so that the lists are a
/// snapshot of a steady flow and the work grows with the number of children.
struct Simulation {
    let windows: Windows
    let calendar: WorkCalendar
    let likelihoods: Likelihoods
    /// Children with a contact that are wanted.
    let size: Int
    /// At least so many children to be adopted: more where a fault of each kind wants one of its own.
    let adoptions: Int
    var random: SynthRandom
    /// Children whom some list names.
    private(set) var children: [Child] = []
    var adopters: [Adopter] = []
    private var contacted = 0
    private var lastID = 100_000
    private let workers: [Child.Worker]

    /// The reference date.
    var asAt: CalendarDay { windows.asAt }

    init(schema: Schema, edition: Edition, options: SynthOptions) {
        windows = Windows(asAt: options.asAt)
        calendar = WorkCalendar(around: options.asAt, bankHolidays: schema.bankHolidays)
        random = SynthRandom(seed: options.seed, stream: 1)
        likelihoods = Likelihoods(edition: edition, random: &random)
        size = max(0, options.children)
        adoptions = options.hasFaults ? 80 : 6
        let count = max(6, size / 22)
        workers = (1...count).map { number in
            Child.Worker(
                team: "Team \((number - 1) / 7 + 1)", name: "Worker \(padded(number, 3))",
                adviser: "Adviser \(padded((number - 1) / 4 + 1, 3))")
        }
    }

    /// How many of something stand for each thousand children with a contact; never below the floor.
    func count(perThousand rate: Double, atLeast floor: Int) -> Int {
        max(floor, Int((Double(size) * rate / 1000).rounded()))
    }

    /// Invents everything.
    mutating func run() {
        guard size > 0 else { return }
        adopt()
        lookAfter()
        leaveCare()
        refer()
        help()
        contact()
    }

    /// Adds a child, if some list names it.
    mutating func keep(_ child: Child) {
        guard windows.list(child) else { return }
        if child.contacts.contains(where: windows.lists) { contacted += 1 }
        children.append(child)
    }

    /// Families that were never more than contacts fill List 1 up to its size.
    private mutating func contact() {
        while contacted < size {
            let date = day(from: windows.half, to: asAt)
            var family = family(on: date)
            if family.count > size - contacted { family.removeLast(family.count - (size - contacted)) }
            let source = likelihoods.source.draw(&random)
            let again = random.chance(0.3) ? day(from: windows.half, to: asAt) : nil
            for var child in family {
                child.contacts.append(Contact(date: date, source: source))
                if let again { addContact(on: again, to: &child) }
                keep(child)
            }
        }
    }

    /// One more contact, unless the child had one on that day already or was not yet expected.
    mutating func addContact(on date: CalendarDay, to child: inout Child) {
        guard !child.hasDied, date <= asAt, child.birth <= date.adding(days: 200),
            !child.contacts.contains(where: { $0.date == date })
        else { return }
        child.contacts.append(Contact(date: date, source: likelihoods.source.draw(&random)))
    }

    /// Any day of the range, nearly always a working day.
    mutating func day(from first: CalendarDay, to last: CalendarDay) -> CalendarDay {
        let day = first.adding(days: random.int(0, first.days(to: last)))
        let working = calendar.workingDay(onOrBefore: day)
        return working >= first && random.chance(0.93) ? working : day
    }

    /// Siblings, the eldest first, the family's worker and ethnicity shared; all are under 18 at R.
    ///
    /// Some are not yet born on the day, or not yet on R.
    mutating func family(on day: CalendarDay, eldest: Int? = nil, count: Int? = nil) -> [Child] {
        let wanted = count ?? Bands.siblings.drawNumber(&random)
        let age = eldest ?? Bands.ageReferred.drawNumber(&random)
        var birth =
            age < 0
            ? day.adding(days: random.int(20, 180))
            : day.adding(months: -12 * age).adding(days: -random.int(0, 364))
        let traits = traits()
        var family: [Child] = []
        while family.count < wanted, birth <= day.adding(days: 190) {
            if birth.completedYears(to: asAt) < 18 { family.append(child(born: birth, traits)) }
            birth = birth.adding(days: random.int(330, 1500))
        }
        return family
    }

    /// What the children of a family share.
    struct Traits {
        var ethnicity: String
        var worker: Child.Worker
    }

    mutating func traits() -> Traits {
        Traits(ethnicity: likelihoods.ethnicity.draw(&random), worker: random.element(of: workers))
    }

    /// One more child, with the next id.
    mutating func child(
        born birth: CalendarDay, _ traits: Traits, isUASC: Bool = false, disabled: Double = 0.13
    ) -> Child {
        lastID += random.int(1, 7)
        let gender: String
        if birth > asAt {
            gender = "U"
        } else if isUASC {
            gender = random.chance(0.95) ? "M" : "F"
        } else {
            gender = random.chance(0.001) ? "I" : random.chance(0.52) ? "M" : "F"
        }
        let isBorn = birth <= asAt
        let disability =
            isBorn && random.chance(disabled) ? "Yes" : random.chance(isBorn ? 0.015 : 0.4) ? "Unknown" : "No"
        let own = random.chance(0.05) ? likelihoods.ethnicity.draw(&random) : traits.ethnicity
        return Child(
            id: lastID, gender: gender,
            ethnicity: isUASC ? likelihoods.ethnicityUASC.draw(&random) : own, birth: birth,
            disability: disability, isUASC: isUASC, worker: traits.worker)
    }
}

/// Digits with noughts in front.
func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
