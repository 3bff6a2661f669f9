using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace KnowledgePackages.Web.Tests.Deployment;

/// <summary>
/// Evaluates the expressions in brackets of Azure's templates, as far as our templates use them: literals, calls, <c>.name</c> and
/// <c>[index]</c>. Unknown syntax is an error, so a misspelled name fails.
/// </summary>
internal sealed class ArmExpression(string text, ArmScope scope)
{
    private int _at;

    /// <summary>
    /// Returns the value of a text in a template: the result of the expression if the text is in brackets, otherwise the text itself.
    /// </summary>
    public static JsonNode? Evaluate(string text, ArmScope scope)
    {
        if (text is not ['[', .., ']'] || text.StartsWith("[[", StringComparison.Ordinal))
        {
            return JsonValue.Create(text);
        }

        var expression = new ArmExpression(text[1..^1], scope);
        var value = expression.Value();
        expression.Skip();
        return expression._at == expression.Length ? value : throw expression.Wrong("something stands behind its end");
    }

    private int Length => text.Length;

    private JsonNode? Value()
    {
        Skip();
        var value = Peek() switch
        {
            '\'' => JsonValue.Create(Literal()),
            '-' or (>= '0' and <= '9') => JsonValue.Create(Number()),
            _ => Call(),
        };
        for (; ; )
        {
            if (Take('.'))
            {
                value = Member(value, Word());
            }
            else if (Take('['))
            {
                value = Member(value, Closed(']', Value()));
            }
            else
            {
                return value;
            }
        }
    }

    private JsonNode? Call()
    {
        var name = Word();
        if (!Take('('))
        {
            throw Wrong($"'{name}' is not called");
        }

        return name switch
        {
            "if" => If(),
            "lambda" => Lambda(),
            _ => scope.Call(name, Arguments()) is var value ? value : null,
        };
    }

    // Only parses the branch that does not apply. As in Azure, that branch may refer to a resource that does not exist in this case.
    private JsonNode? If()
    {
        var condition = Value()!.GetValue<bool>();
        Expect(',');
        var first = Unevaluated(',');
        var second = Unevaluated(')');
        return new ArmExpression(condition ? first : second, scope).Value();
    }

    private JsonValue Lambda()
    {
        Skip();
        var variable = Literal();
        Expect(',');
        return JsonValue.Create(new ArmLambda(variable, Unevaluated(')')))!;
    }

    private List<JsonNode?> Arguments()
    {
        List<JsonNode?> arguments = [];
        if (Take(')'))
        {
            return arguments;
        }

        do
        {
            arguments.Add(Value());
        }
        while (Take(','));
        Expect(')');
        return arguments;
    }

    private string Unevaluated(char end)
    {
        var start = _at;
        for (var depth = 0; ; _at++)
        {
            var next = Peek();
            if (next == '\'')
            {
                Literal();
                _at--;
            }
            else if (depth == 0 && next == end)
            {
                return text[start.._at++];
            }
            else
            {
                depth += next is '(' or '[' ? 1 : next is ')' or ']' ? -1 : 0;
            }
        }
    }

    private JsonNode? Member(JsonNode? value, JsonNode? key) =>
        (value, key) switch
        {
            (JsonObject parent, JsonValue name) => parent.TryGetPropertyValue(name.GetValue<string>(), out var found)
                ? found
                : throw Wrong($"there is no {name}"),
            (JsonArray parent, JsonValue index) => parent[index.GetValue<int>()],
            _ => throw Wrong($"{key} is asked of what is no object and no list"),
        };

    private string Literal()
    {
        var value = new StringBuilder();
        for (Expect('\''); ; value.Append(text[_at++]))
        {
            if (Peek() == '\'' && (++_at == Length || text[_at] != '\''))
            {
                return value.ToString();
            }
        }
    }

    private int Number()
    {
        var start = _at++;
        while (_at < Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }

        return int.Parse(text[start.._at], CultureInfo.InvariantCulture);
    }

    private string Word()
    {
        Skip();
        var start = _at;
        while (_at < Length && char.IsAsciiLetterOrDigit(text[_at]))
        {
            _at++;
        }

        return _at > start ? text[start.._at] : throw Wrong("a name is missing");
    }

    private JsonNode? Closed(char end, JsonNode? value)
    {
        Expect(end);
        return value;
    }

    private void Expect(char expected)
    {
        if (!Take(expected))
        {
            throw Wrong($"{expected} is missing");
        }
    }

    private bool Take(char wanted)
    {
        Skip();
        if (_at == Length || text[_at] != wanted)
        {
            return false;
        }

        _at++;
        return true;
    }

    private char Peek() => _at < Length ? text[_at] : throw Wrong("it ends too soon");

    private void Skip()
    {
        while (_at < Length && text[_at] == ' ')
        {
            _at++;
        }
    }

    private FormatException Wrong(string what) => new($"[{text}] at {_at}: {what}.");
}

/// <summary>A lambda that a template passes to a function.</summary>
internal sealed record ArmLambda(string Variable, string Body);
