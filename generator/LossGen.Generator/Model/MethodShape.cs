namespace LossGen.Generator.Model;

/// <summary>A method's declaration by value: what it takes to write the implementing part.</summary>
/// <param name="Namespace">The namespace, dotted and escaped, or empty.</param>
/// <param name="Types">The containing types, outermost first.</param>
/// <param name="Modifiers">Accessibility and modifiers as declared, ending in <c>partial</c>.</param>
/// <param name="ReturnType">Fully qualified.</param>
/// <param name="Name">Escaped where it is a keyword, with type parameters.</param>
/// <param name="Parameters">In order.</param>
/// <param name="Comment">The user's documentation comment, one line per item with neither slashes nor indentation; empty where there is none.</param>
/// <param name="Key">Unique among all methods of a compilation and stable: the documentation id of the method.</param>
/// <param name="Constraints">The clauses of type parameters, empty unless the method is generic (and then refused).</param>
internal sealed record MethodShape(
    string Namespace,
    EquatableArray<TypeShape> Types,
    string Modifiers,
    string ReturnType,
    string Name,
    EquatableArray<ParameterShape> Parameters,
    EquatableArray<string> Comment,
    string Key,
    string Constraints = "");

/// <summary>A containing type: enough to open it again.</summary>
/// <param name="Keyword"><c>class</c>, <c>record struct</c>, …</param>
/// <param name="Name">Escaped, with type parameters: <c>Outer&lt;T&gt;</c>.</param>
internal sealed record TypeShape(string Keyword, string Name);

/// <summary>A parameter as it must be repeated.</summary>
/// <param name="Modifiers"><c>scoped</c>, <c>params</c>, … with a trailing space, or empty.</param>
/// <param name="Type">Fully qualified.</param>
/// <param name="Name">Escaped where it is a keyword.</param>
internal sealed record ParameterShape(string Modifiers, string Type, string Name);
