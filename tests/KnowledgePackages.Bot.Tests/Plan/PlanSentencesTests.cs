using System.Globalization;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Tests.Plan;

/// <summary>
/// Sentences about actions, as people write them in each language. The current date of the person is Monday, 23 November 2026.
/// </summary>
public class PlanSentencesTests
{
    private static readonly TextRecognizers Recognizers = new(TestContent.Content);

    [Theory]
    [InlineData("en", "action 2, Maria, until 15 May", "Maria", "2027-05-15")]
    [InlineData("en", "Action 2: Maria Kovač until 15 May 2027.", "Maria Kovač", "2027-05-15")]
    [InlineData("en", "action two Maria by May 15th", "Maria", "2027-05-15")]
    [InlineData("en", "for action 2, the quality team, 15.5.2027", "the quality team", "2027-05-15")]
    [InlineData("en", "action #2; Maria and José; no later than end of May", "Maria and José", "2027-05-31")]
    [InlineData("en", "action 2, Maria", "Maria", null)]
    [InlineData("en", "action 2 until tomorrow", null, "2026-11-24")]
    [InlineData("en", "action 2, <b>*Maria*</b>, until 15 May", "<b>*Maria*</b>", "2027-05-15")]
    [InlineData("fr", "action 2, Maria, avant le 15 mai", "Maria", "2027-05-15")]
    [InlineData("fr", "Action 2 : l’équipe qualité, d’ici le 15/05/2027", "l’équipe qualité", "2027-05-15")]
    [InlineData("fr", "l'action deux, Zoé, jusqu'au 15 mai", "Zoé", "2027-05-15")]
    [InlineData("de", "Maßnahme 2, Maria, bis 15. Mai", "Maria", "2027-05-15")]
    [InlineData("de", "Massnahme 2, Frau Müller, bis zum 15.05.2027", "Frau Müller", "2027-05-15")]
    [InlineData("de", "Maßnahme zwei: Jürgen spätestens am 15. Mai", "Jürgen", "2027-05-15")]
    [InlineData("es", "acción 2, María, hasta el 15 de mayo", "María", "2027-05-15")]
    [InlineData("es", "la acción 2: el equipo de calidad, antes del 15/5/2027", "el equipo de calidad", "2027-05-15")]
    [InlineData("es", "acción dos, Ñuño, 15 de mayo", "Ñuño", "2027-05-15")]
    [InlineData("ar", "الإجراء 2، مريم، حتى 15 مايو", "مريم", "2027-05-15")]
    [InlineData("ar", "الإجراء ٢، فريق الجودة، قبل ١٥/٥/٢٠٢٧", "فريق الجودة", "2027-05-15")]
    [InlineData("ar", "الإجراء رقم 2: أحمد حتى يوم 15 أيار", "أحمد", "2027-05-15")]
    [InlineData("uk", "дія 2, Марія, до 15 травня", "Марія", "2027-05-15")]
    [InlineData("uk", "Дія 2: команда якості, не пізніше 15.05.2027", "команда якості", "2027-05-15")]
    [InlineData("uk", "дію 2 — Олексій, до кінця травня", "Олексій", "2027-05-31")]
    public void Name_and_day_are_read_letter_for_letter(string language, string text, string? who, string? day) =>
        Assert.Equal(
            new Intent.ArrangeAction("kp2-s1-a2")
            {
                Who = who,
                Until = day is null ? null : new DayReading.On(DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture)),
            },
            Read(language, text)
        );

    [Theory]
    [InlineData("en", "note 2: Ask the Mayor, before summer", "Ask the Mayor, before summer")]
    [InlineData("en", "Note for action 2 - ask *him*", "ask *him*")]
    [InlineData("fr", "note 2 : demander à la mairie", "demander à la mairie")]
    [InlineData("de", "Notiz zu Maßnahme 2: Bürgermeister fragen", "Bürgermeister fragen")]
    [InlineData("es", "nota 2: preguntar al alcalde", "preguntar al alcalde")]
    [InlineData("ar", "ملاحظة 2: نسأل البلدية", "نسأل البلدية")]
    [InlineData("uk", "нотатка 2: запитати мера", "запитати мера")]
    public void A_note_is_kept_as_it_was_written(string language, string text, string note) =>
        Assert.Equal(new Intent.ArrangeAction("kp2-s1-a2") { Note = note }, Read(language, text));

    [Theory]
    [InlineData("en", "proof 2: Signed list", "Signed list")]
    [InlineData("de", "Nachweis für Maßnahme 2: unterschriebene Liste", "unterschriebene Liste")]
    [InlineData("uk", "підтвердження 2: підписаний список", "підписаний список")]
    public void A_proof_is_kept_as_it_was_written(string language, string text, string proof) =>
        Assert.Equal(new Intent.ArrangeAction("kp2-s1-a2") { Proof = proof }, Read(language, text));

    [Theory]
    [InlineData("en", "add action: Visit the bakery next door", "Visit the bakery next door")]
    [InlineData("fr", "ajouter action : visiter la boulangerie", "visiter la boulangerie")]
    [InlineData("de", "neue Maßnahme: Bäckerei besuchen", "Bäckerei besuchen")]
    [InlineData("es", "añadir acción: visitar la panadería", "visitar la panadería")]
    [InlineData("ar", "إضافة إجراء: زيارة المخبز", "زيارة المخبز")]
    [InlineData("uk", "додати дію: відвідати пекарню", "відвідати пекарню")]
    public void An_own_action_is_kept_as_it_was_written(string language, string text, string action) =>
        Assert.Equal(new Intent.AddAction(action, null), Read(language, text));

    [Theory]
    [InlineData("en", "action 2, 3/4")]
    [InlineData("en", "action 2, Maria, until 3/4")]
    public void A_day_that_can_be_two_is_not_decided_here(string language, string text) =>
        Assert.IsType<DayReading.Either>(Assert.IsType<Intent.ArrangeAction>(Read(language, text)).Until);

    [Theory]
    [InlineData("en", "action 2, Maria, until 31 April")]
    [InlineData("en", "action 2 until pigs fly")]
    [InlineData("de", "Maßnahme 2, Maria, bis bald")]
    public void A_day_that_is_none_is_told(string language, string text) =>
        Assert.IsType<DayReading.Unreadable>(Assert.IsType<Intent.ArrangeAction>(Read(language, text)).Until);

    [Theory]
    [InlineData("en", "action 2")]
    [InlineData("en", "action 99, Maria")]
    [InlineData("en", "action 2, Maria?")]
    [InlineData("en", "Maria, until 15 May")]
    [InlineData("en", "we take action until it hurts")]
    [InlineData("en", "note")]
    [InlineData("en", "note 99: x")]
    [InlineData("en", "")]
    [InlineData("en", ",,,")]
    [InlineData("en", "yes")]
    public void Other_texts_are_no_such_sentence(string language, string text) => Assert.Null(Read(language, text));

    [Fact]
    public void Ten_thousand_characters_are_no_sentence() => Assert.Null(Read("en", "action 2, " + new string('a', 10_000)));

    [Theory]
    [InlineData("Maria, 15 May", "Maria", true)]
    [InlineData("until 15 May", null, true)]
    [InlineData("15 May", null, true)]
    [InlineData("Maria Kovač", "Maria Kovač", false)]
    public void After_the_question_the_number_can_be_left_out(string text, string? who, bool hasDay)
    {
        var reply = Assert.IsType<Intent.ArrangeAction>(
            Recognizers.PlanFor(TestContent.English).Reply(text, "kp2-s1-a1", Context("en"), mayBeName: true)
        );

        Assert.Equal((who, hasDay), (reply.Who, reply.Until is DayReading.On));
    }

    [Theory]
    [InlineData("internships", false)]
    [InlineData("I do not know yet who could do that", true)]
    [InlineData("who?", true)]
    public void Other_texts_are_no_reply(string text, bool mayBeName) =>
        Assert.Null(Recognizers.PlanFor(TestContent.English).Reply(text, "kp2-s1-a1", Context("en"), mayBeName));

    private static Intent? Read(string language, string text)
    {
        var context = Context(language);
        return Recognizers.PlanFor(context.Texts).Recognize(text, context, OpenPrompt.Of(context.Journey, TestContent.Content));
    }

    private static CardContext Context(string language) =>
        new(TestContent.Content, TestContent.Content.In(language), new Journey().Start() with { PackageId = "kp2" })
        {
            Today = new(2026, 11, 23),
        };
}
