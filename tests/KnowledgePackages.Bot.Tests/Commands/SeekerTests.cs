using KnowledgePackages.Bot.Conversation.Words;


namespace KnowledgePackages.Bot.Tests.Commands;

/// <summary>Tests which texts count as a search, and which are only statements, if a text is neither an answer nor a command.</summary>
public class SeekerTests
{
    [Theory]
    [InlineData(
        "en",
        "how do I find companies for internships | where can I get money for exchanges? | Which tools are there for quality? | can our teachers go into companies | is there a contract template? | search internships | Find partners abroad | I am looking for a questionnaire | information about tracer studies | please, how do we write learning outcomes? | do you have anything about virtual reality"
    )]
    [InlineData(
        "de",
        "Wie finde ich Betriebe für Praktika? | wo bekommen wir Geld für Auslandspraktika | Gibt es eine Vorlage für Verträge? | suche Praktikum | ich suche etwas über Lernfabriken | Informationen zu Microcredentials | können Lehrer in Betriebe gehen | Suche nach Partnern im Ausland"
    )]
    [InlineData(
        "fr",
        "Comment trouver des entreprises pour les stages ? | où trouver de l'argent pour un échange | y a-t-il un modèle de convention ? | cherche stages | je cherche un partenaire à l'étranger | informations sur les microcertifications | quel outil pour la qualité"
    )]
    [InlineData(
        "es",
        "¿Cómo encuentro empresas para las prácticas? | dónde hay dinero para ir al extranjero | existe un modelo de convenio | busco prácticas | información sobre microcredenciales | qué herramienta de autoevaluación hay"
    )]
    [InlineData(
        "ar",
        "كيف أجد شركات لتدريب الطلاب؟ | أين أجد نموذج عقد | ابحث عن تدريب عملي | هل يوجد نموذج اتفاقية؟ | معلومات عن سوق العمل"
    )]
    [InlineData(
        "uk",
        "Як знайти підприємства для практики? | де взяти гроші на обмін | шукаю практику | інформація про мікрокваліфікації | чи є зразок договору? | який інструмент для якості"
    )]
    public void Asks(string language, string texts) => All(SearchSignal.Asked, language, texts);

    [Theory]
    [InlineData(
        "en",
        "internships | internships? | labour market data | tracer study | quality of work placements | virtual reality | learning outcomes for cooks"
    )]
    [InlineData("de", "Praktikum | Arbeitsmarktdaten | Qualität von Praktika | Partner im Ausland")]
    [InlineData("fr", "stages | marché du travail | qualité des stages | partenaires à l'étranger")]
    [InlineData("es", "prácticas | mercado laboral | calidad de las prácticas | socios en el extranjero")]
    [InlineData("ar", "تدريب عملي | سوق العمل | الواقع الافتراضي")]
    [InlineData("uk", "практика | ринок праці | якість практики | партнери за кордоном")]
    public void May_ask_in_key_words(string language, string texts) => All(SearchSignal.KeyWords, language, texts);

    [Theory]
    [InlineData(
        "en",
        "we have few partners | maybe later | yes and no | it depends on the year | our companies are small | I think it is hard sometimes | not with small firms | they never come back | no partners at all | what? | there is one company in town | the teachers do that already | perhaps next year"
    )]
    [InlineData(
        "de",
        "wir haben wenige Partner | vielleicht später | ja und nein | das ist manchmal schwer | unsere Betriebe sind klein | kommt darauf an, wir sind neu | warum? | nein, aber bald | es gibt nur einen Betrieb | haben wir schon gemacht"
    )]
    [InlineData(
        "fr",
        "nous avons peu de partenaires | peut-être plus tard | oui et non | c'est parfois difficile | nos entreprises sont petites | pourquoi ? | on a déjà essayé | ça dépend des années | il y a une seule entreprise"
    )]
    [InlineData(
        "es",
        "tenemos pocos socios | quizás más tarde | sí y no | a veces es difícil | nuestras empresas son pequeñas | ya lo hacemos | depende del año | hay una sola empresa"
    )]
    [InlineData("ar", "لدينا شركاء قليلون | ربما لاحقا | نعم ولا | هذا صعب أحيانا | ليس عندنا شركات | لماذا؟ | نحن نعمل وحدنا")]
    [InlineData(
        "uk",
        "у нас мало партнерів | можливо пізніше | так і ні | це іноді важко | наші підприємства малі | чому? | ми вже це робимо | є лише одна фірма"
    )]
    public void Tells_something_and_asks_nothing(string language, string texts) => All(SearchSignal.Nothing, language, texts);

    [Theory]
    [InlineData("en", "search")]
    [InlineData("de", "Suche")]
    [InlineData("fr", "chercher")]
    [InlineData("es", "buscar")]
    [InlineData("ar", "بحث")]
    [InlineData("uk", "пошук")]
    public void Wants_to_know_how(string language, string text) => All(SearchSignal.Help, language, text);

    private static void All(SearchSignal expected, string language, string texts)
    {
        var seeker = new SearchDetector(new Phrasebook(TestContent.Content.In(language)));
        var heard = texts
            .Split('|', StringSplitOptions.TrimEntries)
            .Select(text => (Text: text, Heard: seeker.Detect(Utterance.Of(text))))
            .ToList();
        Assert.All(heard, pair => Assert.Equal((pair.Text, expected), pair));
    }
}
