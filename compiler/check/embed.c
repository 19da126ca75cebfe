// embed.c: may //go:embed give this variable the contents of files? And what was wrong with the patterns, which whoever
// has loaded the package knows.
#include "check/checker.h"

// string, []byte and types like them, and embed.FS.
static bool is_embeddable(Type *t)
{
    if (t->kind == TNAMED && t->named.obj->pkg && strcmp(t->named.obj->pkg->path->text, "embed") == 0)
        return strcmp(t->named.obj->name->text, "FS") == 0;
    Type *u = underlying(t);
    return u->kind == TSTRING || (u->kind == TSLICE && u->slice.elem->kind == TUINT8);
}

static bool is_fs(Type *t)
{
    return underlying(t)->kind == TSTRUCT;
}

static const char *misuse(Checker *c, const File *file, const Embed *e)
{
    const Node *d = e->decl;
    if (!d)
        return "misplaced go:embed directive";
    if (!file->imports_embed)
        return "go:embed requires import \"embed\" (or import _ \"embed\", if package is not used)";
    if (d->valuedecl.names.len > 1)
        return "go:embed cannot apply to multiple vars";
    if (d->valuedecl.values.len > 0)
        return "go:embed cannot apply to var with initializer";
    if (e->within_func)
        return "go:embed cannot apply to var inside func";
    if (c->pkg->version != 0 && c->pkg->version < 16)
        return arena_printf(c->arena, "go:embed requires go1.16 or later (-lang was set to go1.%d; check go.mod)",
                            c->pkg->version);
    return NULL;
}

static void check_embed(Checker *c, const File *file, const Embed *e)
{
    const char *why = misuse(c, file, e);
    if (why) {
        check_error(c, e->pos, "%s", why);
        return;
    }
    Node *name = e->decl->valuedecl.names.at[0];
    Type *t = name->obj->type;
    int files = 0;
    for (int i = 0; i < e->files.len; i++)
        files += e->files.at[i].data != NULL;
    if (e->error)
        check_error(c, e->error_pos, "%s", e->error);
    else if (!is_embeddable(t))
        check_error(c, name->pos, "go:embed cannot apply to var of type %s", type_text(c, t));
    else if (!is_fs(t) && files > 1)
        check_error(c, name->pos, "invalid go:embed: multiple files for type %s", type_text(c, t));
}

void check_embeds(Checker *c)
{
    if (c->errors > 0)
        return;
    for (int i = 0; i < c->pkg->files.len; i++) {
        const File *file = c->pkg->files.at[i];
        for (int j = 0; j < file->embeds.len; j++)
            check_embed(c, file, file->embeds.at[j]);
    }
}
