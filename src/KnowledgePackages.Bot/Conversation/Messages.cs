using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// All messages of the bot. Each definition has the message's id in <c>messages.json</c> and the names of the message's placeholders.
/// <see cref="CardContext.Say"/> expects the values in the order of these names. The loader compares this list with the content, so the
/// host does not start if a message is missing.
/// </summary>
internal static class Messages
{
    private static readonly List<MessageDefinition> Required = [];

    public static readonly MessageDefinition
        GreetingHello = Of("greeting.hello"),
        GreetingText = Of("greeting.text"),
        GreetingAbout = Of("greeting.about"),
        GreetingAgain = Of("greeting.again", "place"),
        GreetingGroup = Of("greeting.group"),
        GreetingKept = Of("greeting.kept"),
        GroupFor = Of("group.for", "name"),
        GroupSaid = Of("group.said", "name", "text"),
        GroupNotYours = Of("group.notYours"),
        TapTaken = Of("tap.taken"),
        StartTitle = Of("start.title"),
        StartText = Of("start.text"),
        Start = Of("start.begin"),
        Back = Of("back"),
        BackNone = Of("back.none"),
        ChoicesAbove = Of("choices.above"),
        ListMore = Of("list.more", "first", "next"),
        ListAnd = Of("list.and", "first", "last"),
        Fact = Of("fact", "title", "value");

    public static readonly MessageDefinition
        QuestionNumber = Of("question.number", "number", "total"),
        QuestionLine = Of("question.line", "number", "text"),
        QuestionExplain = Of("question.explain"),
        ExplanationTitle = Of("explanation.title"),
        ExplanationExample = Of("explanation.example"),
        AnsweredYours = Of("answered.yours", "answer"),
        AnsweredChange = Of("answered.change"),
        AnsweredUnderstood = Of("answered.understood", "number", "answer"),
        Edited = Of("edited"),
        ClarifyBoth = Of("clarify.both"),
        ClarifyPartly = Of("clarify.partly", "answer"),
        CheckTitle = Of("check.title"),
        CheckText = Of("check.text"),
        CheckWhich = Of("check.which"),
        CheckChange = Of("check.change", "number"),
        CheckConfirm = Of("check.confirm");

    public static readonly MessageDefinition
        Package = Of("package", "number"),
        PackagesDiffer = Of("package.differ"),
        RecommendationTitle = Of("recommendation.title", "package"),
        RecommendationBecause = Of("recommendation.because", "count"),
        RecommendationReason = Of("recommendation.reason", "stations", "count"),
        RecommendationNoYes = Of("recommendation.noYes", "other"),
        RecommendationNotSure = Of("recommendation.notSure", "count", "questions"),
        RecommendationWouldChange = Of("recommendation.wouldChange"),
        RecommendationAllNo = Of("recommendation.allNo", "count", "questions", "package"),
        RecommendationIfYes = Of("recommendation.ifYes", "count", "questions", "package"),
        RecommendationTitleStart = Of("recommendation.titleStart", "package"),
        RecommendationStart = Of("recommendation.start", "number", "title"),
        RecommendationEveryYes = Of("recommendation.everyYes", "package", "other"),
        RecommendationClose = Of("recommendation.close", "other"),
        RecommendationNothingSure = Of("recommendation.nothingSure"),
        RecommendationNothingHard = Of("recommendation.nothingHard", "other"),
        RecommendationOther = Of("recommendation.other", "package"),
        RecommendationTake = Of("recommendation.take", "package"),
        RecommendationTakeOther = Of("recommendation.takeOther", "package"),
        RecommendationBack = Of("recommendation.back"),
        ComparePackages = Of("compare.packages"),
        CompareTitle = Of("compare.title"),
        CompareText = Of("compare.text"),
        CompareAnswer = Of("compare.answer"),
        CompareHas = Of("compare.has", "stations", "count"),
        CompareNothing = Of("compare.nothing"),
        CompareClear = Of("compare.clear", "count", "total", "package");

    public static readonly MessageDefinition
        RouteTitle = Of("route.title", "package"),
        RouteText = Of("route.text"),
        RouteAbout = Of("route.about"),
        RouteStart = Of("route.start", "number"),
        TimeHours = Of("time.hours", "hours"),
        TimeHoursMinutes = Of("time.hoursMinutes", "hours", "minutes"),
        TimeStation = Of("time.station", "time", "count"),
        TimeReading = Of("time.reading", "time"),
        TimeHave = Of("time.have", "minutes"),
        TimeFits = Of("time.fits", "minutes"),
        TimeShortest = Of("time.shortest"),
        RouteStation = Of("route.station", "number", "state"),
        RouteFits = Of("route.fits", "count", "questions"),
        RouteActions = Of("route.actions", "count", "done"),
        RouteFirst = Of("route.first", "number"),
        RouteNext = Of("route.next", "number"),
        RouteOpen = Of("route.open", "number"),
        RouteCases = Of("route.cases"),
        RouteSummary = Of("route.summary"),
        RouteBack = Of("route.back"),
        RouteLater = Of("route.later"),
        CasesTitle = Of("cases.title"),
        CasesLearn = Of("cases.learn"),
        CasesPublished = Of("cases.published", "publisher");

    public static readonly MessageDefinition
        StationName = Of("station.name", "number"),
        StationHere = Of("station.here", "number", "stations", "step", "steps"),
        StationFits = Of("station.fits"),
        StationHolds = Of("station.holds", "resources", "tips", "actions"),
        StationMark = Of("station.mark", "number"),
        StationDone = Of("station.done", "number"),
        StationElsewhere = Of("station.elsewhere"),
        StepNext = Of("step.next"),
        StepRoute = Of("step.route"),
        StepLeave = Of("step.leave"),
        ResourcesTitle = Of("resources.title", "first", "last", "total"),
        ResourceFacts = Of("resource.facts", "publisher", "kind", "minutes"),
        ResourceFactsWithYear = Of("resource.factsWithYear", "publisher", "year", "kind", "minutes"),
        ResourceMinutes = Of("resource.minutes", "count"),
        ResourceUse = Of("resource.use", "regions", "cost", "effort", "seen"),
        ResourceSeen = Of("resource.seen", "date"),
        ResourceNotSeen = Of("resource.notSeen"),
        ResourceAlsoIn = Of("resource.alsoIn", "facts", "language"),
        ResourceAway = Of("resource.away"),
        ResourceOriginal = Of("resource.original", "title"),
        ResourceInstead = Of("resource.instead", "substitute", "title"),
        TipsTitle = Of("tips.title", "first", "last", "total"),
        TipSee = Of("tip.see"),
        ActionsTitle = Of("actions.title"),
        ActionsText = Of("actions.text"),
        ActionState = Of("action.state", "number", "state"),
        ActionWho = Of("action.who"),
        ActionEvidence = Of("action.evidence"),
        ActionUse = Of("action.use"),
        TemplateDownload = Of("template.download"),
        ActionMark = Of("action.mark", "number"),
        ActionUnmark = Of("action.unmark", "number"),
        ActionMarked = Of("action.marked", "number", "count"),
        ActionMarkedLast = Of("action.markedLast", "number"),
        ActionUnmarked = Of("action.unmarked", "number");

    public static readonly MessageDefinition
        ExtraTitle = Of("extra.title"),
        ExtraText = Of("extra.text", "package"),
        ExtraBegin = Of("extra.begin"),
        ExtraStraight = Of("extra.straight", "number"),
        ExtraGoOn = Of("extra.goOn", "count"),
        ExtraLook = Of("extra.look"),
        ExtraNumber = Of("extra.number", "number", "total"),
        ExtraLine = Of("extra.line", "number", "text"),
        ExtraSkip = Of("extra.skip"),
        ExtraCheckTitle = Of("extra.checkTitle"),
        ExtraCheckText = Of("extra.checkText"),
        ExtraOrdered = Of("extra.ordered", "count"),
        ExtraPerhaps = Of("extra.perhaps", "count"),
        ExtraUsual = Of("extra.usual"),
        ExtraBecause = Of("extra.because"),
        ExtraMaybe = Of("extra.maybe"),
        ExtraHelps = Of("extra.helps", "point"),
        ExtraElsewhere = Of("extra.elsewhere", "package"),
        ExtraChanged = Of("extra.changed", "number", "answer"),
        ExtraNoted = Of("extra.noted", "number", "answer"),
        ExtraKept = Of("extra.kept", "number", "answer"),
        ExtraReordered = Of("extra.reordered"),
        StateStart = Of("state.start"),
        StatusExtra = Of("status.extra"),
        PlaceExtraOffer = Of("place.extraOffer"),
        PlaceExtra = Of("place.extra", "number"),
        PlaceExtraCheck = Of("place.extraCheck");

    public static readonly MessageDefinition
        StateRead = Of("state.read"),
        StateChosen = Of("state.chosen"),
        StateNotForUs = Of("state.notForUs"),
        StatusReadOf = Of("status.readOf", "done", "total"),
        StationChosen = Of("station.chosen", "count"),
        StationActionsDone = Of("station.actionsDone", "count"),
        StationNoneChosen = Of("station.noneChosen"),
        ActionChoose = Of("action.choose", "number"),
        ActionSkip = Of("action.skip", "number"),
        ActionDrop = Of("action.drop", "number"),
        ActionArrange = Of("action.arrange", "number"),
        ActionChosen = Of("action.chosen", "number"),
        ActionSkipped = Of("action.skipped", "number"),
        ActionDropped = Of("action.dropped", "number"),
        ActionArranged = Of("action.arranged", "number", "details"),
        ArrangeTitle = Of("arrange.title", "number"),
        ArrangeHow = Of("arrange.how", "number"),
        ArrangeWho = Of("arrange.who"),
        ArrangeUntil = Of("arrange.until"),
        ArrangeUntilDay = Of("arrange.untilDay", "date"),
        ArrangeSave = Of("arrange.save"),
        ArrangeWhich = Of("arrange.which"),
        ArrangeUnreadable = Of("arrange.unreadable", "date"),
        ArrangePast = Of("arrange.past", "date"),
        OwnAdd = Of("own.add"),
        OwnTitle = Of("own.title"),
        OwnText = Of("own.text"),
        OwnHow = Of("own.how"),
        OwnAdded = Of("own.added", "number"),
        ResourceSave = Of("resource.save", "number"),
        ResourceUnsave = Of("resource.unsave", "number"),
        ResourceSaved = Of("resource.saved"),
        ResourceUnsaved = Of("resource.unsaved"),
        PlanTitle = Of("plan.title"),
        PlanEmpty = Of("plan.empty"),
        PlanChosen = Of("plan.chosen", "count"),
        PlanDoneCount = Of("plan.doneCount", "count"),
        PlanFinished = Of("plan.finished", "count"),
        PlanLine = Of("plan.line", "number", "text"),
        PlanArranged = Of("plan.arranged", "text", "details"),
        PlanUntil = Of("plan.until"),
        PlanUntilDay = Of("plan.untilDay", "date"),
        PlanNote = Of("plan.note"),
        PlanOffered = Of("plan.offered"),
        PlanOfferedMore = Of("plan.offeredMore", "count"),
        PlanDone = Of("plan.done"),
        PlanNotForUs = Of("plan.notForUs"),
        PlanSaved = Of("plan.saved"),
        PlanSavedMore = Of("plan.savedMore", "count"),
        PlanFull = Of("plan.full"),
        SheetTitle = Of("sheet.title", "package"),
        SheetAnswers = Of("sheet.answers"),
        SheetRoute = Of("sheet.route"),
        SheetActions = Of("sheet.actions"),
        SheetAction = Of("sheet.action"),
        SheetState = Of("sheet.state"),
        FilesPage = Of("files.page"),
        FilesWord = Of("files.word"),
        FilesCalendar = Of("files.calendar"),
        FilesData = Of("files.data"),
        SheetFirst = Of("sheet.first"),
        CountryAsk = Of("country.ask"),
        CountryTitle = Of("country.title"),
        CountryText = Of("country.text"),
        CountrySkip = Of("country.skip"),
        CountryNone = Of("country.none"),
        CountryOrder = Of("country.order"),
        CountryJoins = Of("country.joins"),
        CountryPartner = Of("country.partner"),
        CountryMaterial = Of("country.material"),
        CountryCases = Of("country.cases"),
        CountryOther = Of("country.other"),
        CountryOwn = Of("country.own"),
        CountryRegion = Of("country.region"),
        CountryElsewhere = Of("country.elsewhere"),
        CountryNeedsPartner = Of("country.needsPartner"),
        CountryNoted = Of("country.noted", "country"),
        SheetTemplates = Of("sheet.templates"),
        SheetMore = Of("sheet.more"),
        SummaryNoneChosen = Of("summary.noneChosen");

    public static readonly MessageDefinition
        SummaryTitle = Of("summary.title", "package"),
        SummaryFinished = Of("summary.finished", "count"),
        SummaryUnfinished = Of("summary.unfinished", "count", "done"),
        SummaryFirst = Of("summary.first"),
        SummaryAllDone = Of("summary.allDone"),
        SummaryRoute = Of("summary.route"),
        SummaryRemind = Of("summary.remind"),
        SummaryRestart = Of("summary.restart");

    public static readonly MessageDefinition
        SummaryDate = Of("summary.date", "date"),
        ResourceLanguage = Of("resource.language", "facts", "language"),
        LinkLanguage = Of("link.language", "title", "language"),
        LanguageNotReviewed = Of("language.notReviewed"),
        DateLong = Of("date.long", "day", "month", "year"),
        DateFirst = Of("date.first"),
        DateFull = Of("date.full", "weekday", "day", "month", "year"),
        DateHour = Of("date.hour"),
        DateMorning = Of("date.morning", "hour", "minute"),
        DateAfternoon = Of("date.afternoon", "hour", "minute"),
        DateAt = Of("date.at", "date", "time");

    public static readonly MessageDefinition
        StateDone = Of("state.done"),
        StateHere = Of("state.here"),
        StateAhead = Of("state.ahead"),
        StateOpen = Of("state.open"),
        StateNow = Of("state.now"),
        PlaceStart = Of("place.start"),
        PlaceQuestion = Of("place.question", "number"),
        PlaceCheck = Of("place.check"),
        PlaceRecommendation = Of("place.recommendation"),
        PlaceRoute = Of("place.route"),
        PlaceStep = Of("place.step", "number", "step"),
        PlaceSummary = Of("place.summary"),
        PlaceRestart = Of("place.restart"),
        PlaceErase = Of("place.erase"),
        PlaceBring = Of("place.bring");

    public static readonly MessageDefinition
        HelpTitle = Of("help.title"),
        HelpQuestion = Of("help.question"),
        HelpChoice = Of("help.choice"),
        StatusTitle = Of("status.title"),
        StatusPlace = Of("status.place"),
        StatusAnswers = Of("status.answers"),
        StatusAnswersGiven = Of("status.answersGiven", "given", "total"),
        StatusPackage = Of("status.package"),
        StatusStations = Of("status.stations"),
        StatusActions = Of("status.actions"),
        StatusDoneOf = Of("status.doneOf", "done", "total"),
        Term = Of("term", "term", "definition"),
        TermUnknown = Of("term.unknown", "terms"),
        TermAll = Of("term.all", "terms"),
        LanguageTitle = Of("language.title"),
        LanguageNow = Of("language.now", "language"),
        LanguageList = Of("language.list", "languages"),
        LanguageResources = Of("language.resources", "language"),
        LanguageOthers = Of("language.others"),
        LanguageMost = Of("language.most"),
        LanguageNone = Of("language.none", "languages"),
        Thanks = Of("thanks"),
        Failed = Of("failed"),
        NotSaved = Of("notSaved"),
        LeaveTitle = Of("leave.title"),
        LeaveText = Of("leave.text", "place"),
        LeaveContinue = Of("leave.continue"),
        ReminderAsk = Of("reminder.ask"),
        ReminderAskHere = Of("reminder.askHere"),
        ReminderPending = Of("reminder.pending", "date"),
        ReminderPendingHere = Of("reminder.pendingHere", "date"),
        ReminderTitle = Of("reminder.title"),
        ReminderText = Of("reminder.text", "place"),
        ReminderStop = Of("reminder.stop"),
        ReminderStopped = Of("reminder.stopped"),
        ReminderNone = Of("reminder.none"),
        ReminderGroup = Of("reminder.group"),
        RestartTitle = Of("restart.title"),
        RestartText = Of("restart.text"),
        RestartTextKept = Of("restart.textKept"),
        RestartYes = Of("restart.yes"),
        RestartNo = Of("restart.no"),
        RestartDone = Of("restart.done"),
        EraseTitle = Of("erase.title"),
        EraseText = Of("erase.text"),
        EraseMessages = Of("erase.messages"),
        EraseChat = Of("erase.chat"),
        EraseYes = Of("erase.yes"),
        EraseNo = Of("erase.no"),
        EraseDone = Of("erase.done");

    public static readonly MessageDefinition
        HandoverTitle = Of("handover.title"),
        HandoverText = Of("handover.text"),
        HandoverScan = Of("handover.scan"),
        HandoverPicture = Of("handover.picture"),
        HandoverKeep = Of("handover.keep"),
        HandoverNothing = Of("handover.nothing"),
        HandoverGroup = Of("handover.group"),
        HandoverCopied = Of("handover.copied"),
        HandoverGo = Of("handover.go"),
        BringTitle = Of("bring.title"),
        BringComes = Of("bring.comes"),
        BringHere = Of("bring.here"),
        BringAnswers = Of("bring.answers", "count"),
        BringActions = Of("bring.actions", "count"),
        BringReplaces = Of("bring.replaces"),
        BringNothingHere = Of("bring.nothingHere"),
        BringYes = Of("bring.yes"),
        BringNo = Of("bring.no"),
        BringDone = Of("bring.done"),
        BringWrong = Of("bring.wrong"),
        BringMistyped = Of("bring.mistyped"),
        BringOwn = Of("bring.own"),
        BringTooMany = Of("bring.tooMany"),
        DataTitle = Of("data.title"),
        DataText = Of("data.text"),
        DataQuestion = Of("data.question", "number"),
        DataExtra = Of("data.extra", "number"),
        DataAnswered = Of("data.answered", "answer", "date"),
        DataLanguage = Of("data.language"),
        DataCountry = Of("data.country"),
        DataPlan = Of("data.plan"),
        DataPlanCounts = Of("data.planCounts", "actions", "names", "dates", "notes"),
        DataReminder = Of("data.reminder"),
        DataLinks = Of("data.links"),
        DataLong = Of("data.long"),
        DataLongDays = Of("data.longDays", "days"),
        DataWhere = Of("data.where", "operator"),
        DataWhereUnknown = Of("data.whereUnknown"),
        DataMessages = Of("data.messages"),
        DataChat = Of("data.chat"),
        DataRounds = Of("data.rounds"),
        ExportButton = Of("data.export"),
        DataDelete = Of("data.delete"),
        ExportTitle = Of("export.title"),
        ExportText = Of("export.text"),
        ExportWhere = Of("export.where");

    public static readonly MessageDefinition
        RoundsCompare = Of("rounds.compare"),
        RoundsTitle = Of("rounds.title"),
        RoundsThen = Of("rounds.then"),
        RoundsThenOn = Of("rounds.thenOn", "date"),
        RoundsNow = Of("rounds.now"),
        RoundsNone = Of("rounds.none"),
        RoundsQuestion = Of("rounds.question"),
        RoundsChanges = Of("rounds.changes", "count"),
        RoundsSame = Of("rounds.same"),
        RoundsDone = Of("rounds.done", "count"),
        RoundsCounts = Of("rounds.counts", "chosen", "done", "notForUs"),
        RoundsFirst = Of("rounds.first");

    public static readonly MessageDefinition
        LateChanged = Of("late.changed", "number", "answer"),
        LateNoted = Of("late.noted", "number", "answer"),
        LateKept = Of("late.kept", "number", "answer"),
        LateFits = Of("late.fits", "package"),
        LateStill = Of("late.still", "place"),
        LateStep = Of("late.step"),
        LateRound = Of("late.round"),
        LateUnknown = Of("late.unknown"),
        LateNow = Of("late.now", "place"),
        Early = Of("early"),
        NotRead = Of("not.read", "how"),
        NotText = Of("not.text", "how"),
        NotShort = Of("not.short", "how"),
        NotAnswer = Of("not.answer", "how"),
        NotAnswerAgain = Of("not.answerAgain", "how"),
        NotAnswerHelp = Of("not.answerHelp"),
        NotChoice = Of("not.choice", "how"),
        NotChoiceAgain = Of("not.choiceAgain", "how"),
        NotChoiceHelp = Of("not.choiceHelp"),
        HowAnswerTap = Of("how.answerTap"),
        HowAnswerWrite = Of("how.answerWrite"),
        HowChoiceTap = Of("how.choiceTap"),
        HowChoiceWrite = Of("how.choiceWrite");

    public static readonly MessageDefinition
        SearchTitle = Of("search.title"),
        SearchMeant = Of("search.meant", "words"),
        SearchResult = Of("search.result", "number", "what"),
        SearchShow = Of("search.show", "number"),
        SearchMore = Of("search.more"),
        SearchShown = Of("search.shown"),
        SearchBest = Of("search.best"),
        SearchWhere = Of("search.where", "package", "number"),
        SearchBelongs = Of("search.belongs", "place", "title"),
        SearchNothing = Of("search.nothing"),
        SearchNear = Of("search.near", "terms"),
        SearchTopics = Of("search.topics"),
        SearchHowTitle = Of("search.howTitle"),
        SearchHow = Of("search.how"),
        SearchNotReady = Of("search.notReady");

    /// <summary>
    /// The lines of the help card: the text to type for an intent (<c>help.write.*</c>), and its effect (<c>help.does.*</c>).
    /// </summary>
    public static readonly HelpLine
        HelpSearch = Help("search"),
        HelpBack = Help("back"),
        HelpStatus = Help("status"),
        HelpStations = Help("stations"),
        HelpTerm = Help("term"),
        HelpPlan = Help("plan"),
        HelpStop = Help("stop"),
        HelpRemind = Help("remind"),
        HelpElsewhere = Help("elsewhere"),
        HelpRestart = Help("restart"),
        HelpErase = Help("erase"),
        HelpData = Help("data"),
        HelpExport = Help("export"),
        HelpExtra = Help("extra"),
        HelpLanguage = Help("language");

    private static readonly Dictionary<int, MessageDefinition> RemindersIn = Reminder.Days.ToDictionary(
        days => days,
        days => Of($"reminder.in{days}")
    );

    private static readonly MessageDefinition[] Months = [.. Enumerable.Range(1, 12).Select(number => Of($"date.month.{number}"))];

    private static readonly MessageDefinition[] Weekdays = [.. Enumerable.Range(1, 7).Select(number => Of($"date.day.{number}"))];

    private static readonly Dictionary<string, MessageDefinition> InLanguages =
        new[] { "en", "fr", "es", "de", "ar", "uk" }.ToDictionary(tag => tag, tag => Of($"in.{tag}"), StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<AnswerValue, MessageDefinition> Answers = new()
    {
        [AnswerValue.Yes] = Of("answer.yes"),
        [AnswerValue.No] = Of("answer.no"),
        [AnswerValue.NotSure] = Of("answer.notSure"),
    };

    private static readonly Dictionary<PackageLevel, MessageDefinition> Levels = new()
    {
        [PackageLevel.Beginner] = Of("package.level.beginner"),
        [PackageLevel.Advanced] = Of("package.level.advanced"),
    };

    private static readonly Dictionary<ResourceKind, MessageDefinition> Kinds = new()
    {
        [ResourceKind.Guide] = Of("kind.guide"),
        [ResourceKind.Report] = Of("kind.report"),
        [ResourceKind.CaseStudy] = Of("kind.caseStudy"),
        [ResourceKind.Tool] = Of("kind.tool"),
        [ResourceKind.Network] = Of("kind.network"),
        [ResourceKind.SelfAssessment] = Of("kind.selfAssessment"),
        [ResourceKind.Video] = Of("kind.video"),
        [ResourceKind.Course] = Of("kind.course"),
        [ResourceKind.Dataset] = Of("kind.dataset"),
    };

    private static readonly Dictionary<CoverageRegion, MessageDefinition> Regions = new()
    {
        [CoverageRegion.World] = Of("coverage.world"),
        [CoverageRegion.EuropeanUnion] = Of("coverage.eu"),
        [CoverageRegion.WesternBalkans] = Of("coverage.westernBalkans"),
        [CoverageRegion.Turkiye] = Of("coverage.turkiye"),
        [CoverageRegion.EasternPartnership] = Of("coverage.easternPartnership"),
        [CoverageRegion.SouthMediterranean] = Of("coverage.southMediterranean"),
        [CoverageRegion.CentralAsia] = Of("coverage.centralAsia"),
    };

    private static readonly Dictionary<ResourceCost, MessageDefinition> Costs = new()
    {
        [ResourceCost.Free] = Of("cost.free"),
        [ResourceCost.PartlyFree] = Of("cost.partlyFree"),
        [ResourceCost.Paid] = Of("cost.paid"),
    };

    private static readonly Dictionary<ResourceEffort, MessageDefinition> Efforts = new()
    {
        [ResourceEffort.Low] = Of("effort.low"),
        [ResourceEffort.Middle] = Of("effort.middle"),
        [ResourceEffort.High] = Of("effort.high"),
    };

    private static readonly Dictionary<SearchKind, MessageDefinition> KindMessages = new()
    {
        [SearchKind.Station] = Of("search.kind.station"),
        [SearchKind.Resource] = Of("search.kind.resource"),
        [SearchKind.Tip] = Of("search.kind.tip"),
        [SearchKind.Action] = Of("search.kind.action"),
        [SearchKind.Case] = Of("search.kind.case"),
        [SearchKind.Term] = Of("search.kind.term"),
        [SearchKind.Challenge] = Of("search.kind.challenge"),
        [SearchKind.Package] = Of("search.kind.package"),
    };

    /// <summary>All messages.</summary>
    public static IReadOnlyList<MessageDefinition> All => Required;

    /// <summary>Returns the message with the word for an answer.</summary>
    public static MessageDefinition Answer(AnswerValue value) => Answers[value];

    /// <summary>Returns the message for one of <see cref="Reminder.Days"/>, for example "In 3 days".</summary>
    public static MessageDefinition ReminderIn(int days) => RemindersIn[days];

    /// <summary>Returns the message that names the target group of a package of this level.</summary>
    public static MessageDefinition Level(PackageLevel level) => Levels[level];

    /// <summary>Returns the message with the word for a kind of resource.</summary>
    public static MessageDefinition Kind(ResourceKind kind) => Kinds[kind];

    /// <summary>Returns the message that names the countries that a resource is for.</summary>
    public static MessageDefinition Region(CoverageRegion region) => Regions[region];

    /// <summary>Returns the message that describes whether a resource costs money.</summary>
    public static MessageDefinition Cost(ResourceCost cost) => Costs[cost];

    /// <summary>Returns the message that describes how much work a resource needs.</summary>
    public static MessageDefinition Effort(ResourceEffort effort) => Efforts[effort];

    /// <summary>Returns the message with the month of a day, in the form used inside a date.</summary>
    public static MessageDefinition Month(DateOnly day) => Months[day.Month - 1];

    /// <summary>Returns the message with the weekday of a day; <c>date.day.1</c> is Monday.</summary>
    public static MessageDefinition Weekday(DateOnly day) => Weekdays[((int)day.DayOfWeek + 6) % 7];

    /// <summary>Returns the message for a language tag, for example "in English"; null if no message exists for the language.</summary>
    public static MessageDefinition? In(string language) => InLanguages.GetValueOrDefault(language.Split('-')[0]);

    /// <summary>Returns the message with the word for the kind of a search result.</summary>
    public static MessageDefinition SearchKindMessage(SearchKind kind) => KindMessages[kind];

    private static HelpLine Help(string word) => new(Of($"help.write.{word}"), Of($"help.does.{word}"));

    private static MessageDefinition Of(string id, params string[] placeholders)
    {
        var message = new MessageDefinition(id, placeholders);
        Required.Add(message);
        return message;
    }
}
